import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Whoever gives an ID number to somebody holds one of these rows, by the number's hash. */
@Entity('number_locks')
export class NumberLockEntity {
  @PrimaryColumn(column.integer().options) slot: number;
  @Column(column.integer().options) taken: number;
}

/** That somebody opened a person on a day, under one post: one row however often. No plugin is '', no post '' and 0. */
@Entity('person_reads')
@Index('person_reads_day', ['day'])
@Index('person_reads_reader', ['readerId', 'day'])
export class PersonReadEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @PrimaryColumn(column.calendarDate().options) day: string;
  @PrimaryColumn({ ...column.code(10).options, name: 'reader_kind' }) readerKind: string;
  @PrimaryColumn({ ...column.code(40).options, name: 'reader_id' }) readerId: string;
  /** Through which they read. */
  @PrimaryColumn({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @PrimaryColumn(column.code(30).options) role: string;
  /** Internal number of the post's unit. */
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column({ ...column.instant().options, name: 'last_at' }) lastAt: Date;
  @Column(column.integer().options) times: number;
}

/** What a resident asked at the window. Its texts are sealed: they name people and what is wrong about them. */
@Entity('rights_requests')
@Index('rights_requests_person', ['personId', 'id'])
@Index('rights_requests_state', ['state', 'dueAt', 'id'])
export class RightsRequestEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column(column.code(30).options) kind: string;
  @Column(column.code(20).options) applicant: string;
  @Column({ ...column.code(30).options, name: 'identity_check' }) identityCheck: string;
  /** What a consent is about: `fact:<kind>`. */
  @Column(nullable(column.code(100)).options) subject: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'details_sealed' }) detailsSealed: string | null;
  @Column(column.code(20).options) state: string;
  @Column({ ...column.instant().options, name: 'received_at' }) receivedAt: Date;
  @Column({ ...column.id().options, name: 'received_by' }) receivedBy: string;
  /** 9999-12-31 for none. */
  @Column({ ...column.instant().options, name: 'due_at' }) dueAt: Date;
  @Column({ ...nullable(column.id()).options, name: 'task_id' }) taskId: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'answered_at' }) answeredAt: Date | null;
  @Column({ ...nullable(column.id()).options, name: 'answered_by' }) answeredBy: string | null;
  @Column({ ...nullable(column.longText()).options, name: 'answer_sealed' }) answerSealed: string | null;
}

/** A consent that was taken back and not given again. */
@Entity('consent_withdrawals')
export class ConsentWithdrawalEntity {
  @PrimaryColumn({ ...column.id().options, name: 'person_id' }) personId: string;
  @PrimaryColumn(column.code(100).options) subject: string;
  @Column({ ...column.id().options, name: 'request_id' }) requestId: string;
  @Column(column.instant().options) at: Date;
}

export const rightsEntities = [NumberLockEntity, PersonReadEntity, RightsRequestEntity, ConsentWithdrawalEntity];
