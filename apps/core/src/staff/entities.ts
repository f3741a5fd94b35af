import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was recorded of an appointment, whole, each time somebody recorded it. Written once, never changed. */
@Entity('appointment_revisions')
@Index('appointment_revisions_account', ['accountId', 'id'])
export class AppointmentRevisionEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'appointment_id' }) appointmentId: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.code(40).options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  @Column(column.code(20).options) act: string;
  @Column(nullable(column.text(500)).options) reason: string | null;
  @Column(column.code(40).options) role: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(column.code(20).options) kind: string;
  @Column(nullable(column.text(200)).options) basis: string | null;
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

/** What is known of somebody beyond their account. No ID number of staff is kept. */
@Entity('staff_files')
export class StaffFileEntity {
  @PrimaryColumn({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...nullable(column.code(30)).options, name: 'office_phone' }) officePhone: string | null;
  @Column(nullable(column.code(20)).options) education: string | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'joined_on' }) joinedOn: string | null;
}

/** A certificate; `valid_to` is the first day on which it no longer holds. */
@Entity('staff_qualifications')
@Index('staff_qualifications_account', ['accountId', 'issuedOn', 'id'])
export class QualificationEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.code(30).options) kind: string;
  @Column(column.text(100).options) title: string;
  @Column(nullable(column.text(60)).options) number: string | null;
  @Column({ ...column.calendarDate().options, name: 'issued_on' }) issuedOn: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

@Entity('staff_trainings')
@Index('staff_trainings_account', ['accountId', 'completedOn', 'id'])
export class TrainingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.text(100).options) title: string;
  @Column(column.integer().options) minutes: number;
  @Column({ ...column.calendarDate().options, name: 'completed_on' }) completedOn: string;
}

export const staffEntities = [AppointmentRevisionEntity, StaffFileEntity, QualificationEntity, TrainingEntity];
