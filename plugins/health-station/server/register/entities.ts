import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A patient in the hypertension register (高血压登记). Who they are stands in the platform's registry; here is only their id. */
@Entity('patients')
@Index('patients_grid', ['gridId', 'nextFollowUpDue', 'personId'])
@Index('patients_community', ['communityId', 'nextFollowUpDue', 'personId'])
@Index('patients_street', ['streetId', 'nextFollowUpDue', 'personId'])
@Index('patients_district', ['districtId', 'nextFollowUpDue', 'personId'])
@Index('patients_of_grid', ['gridId', 'personId'])
@Index('patients_of_community', ['communityId', 'personId'])
@Index('patients_of_street', ['streetId', 'personId'])
@Index('patients_of_district', ['districtId', 'personId'])
@Index('patients_reading', ['readingPlanned', 'readingSince', 'personId'])
export class PatientEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** The elders' limit counts for them; brought up to date from the registry, so that no birth date is kept here. */
  @Column(column.flag().options) elder: boolean;
  @Column({ ...column.calendarDate().options, name: 'enrolled_on' }) enrolledOn: string;
  /** Of the last reading that a doctor took or approved. */
  @Column({ ...nullable(column.integer()).options, name: 'last_systolic' }) lastSystolic: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'last_diastolic' }) lastDiastolic: number | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'last_reading_on' }) lastReadingOn: string | null;
  @Column(nullable(column.code(20)).options) control: string | null;
  /** What follows by the rules from the last two readings. */
  @Column(column.code(20).options) step: string;
  @Column({ ...column.calendarDate().options, name: 'next_follow_up_due' }) nextFollowUpDue: string;
  /** From when on it counts how long nobody has measured: the last reading or attempt, else the enrolment. */
  @Column({ ...column.calendarDate().options, name: 'reading_since' }) readingSince: string;
  /** A reading at home was asked for and is not settled yet. */
  @Column({ ...column.flag().options, name: 'reading_planned' }) readingPlanned: boolean;
  /** Grows with each reading asked for, so that the next plan is a new wish. */
  @Column({ ...column.integer().options, name: 'plan_round' }) planRound: number;
}
