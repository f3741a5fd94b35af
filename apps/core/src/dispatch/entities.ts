import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

abstract class OfUnit {
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
}

/** One kind of task to many units or residents. Its unit columns say from where it was sent. */
@Entity('dispatches')
@Index('dispatches_key', ['createdBy', 'idempotencyKey'], { unique: true })
@Index('dispatches_due', ['status', 'nextAt', 'id'])
export class DispatchEntity extends OfUnit {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(100).options) type: string;
  @Column({ ...column.code(40).options, name: 'plugin_id' }) pluginId: string;
  @Column({ ...column.text(200).options, name: 'title_chinese' }) titleChinese: string;
  @Column({ ...column.text(200).options, name: 'title_english' }) titleEnglish: string;
  /** A community's own work; else a bureau's. */
  @Column({ ...column.flag().options, name: 'own_work' }) ownWork: boolean;
  /** The bureau as an agency; null for a post of the unit itself. */
  @Column({ ...nullable(column.id()).options, name: 'agency_id' }) agencyId: string | null;
  @Column(column.code(10).options) status: string;
  @Column(column.integer().options) targets: number;
  @Column(column.integer().options) sent: number;
  @Column(column.integer().options) refused: number;
  @Column(column.integer().options) recalled: number;
  @Column({ ...column.money().options, name: 'promised_fen' }) promisedFen: string;
  /** 9999-12-31 for none. */
  @Column({ ...column.instant().options, name: 'due_at' }) dueAt: Date;
  @Column({ ...nullable(column.code(30)).options, name: 'body_kind' }) bodyKind: string | null;
  @Column(column.longText().options) payload: string;
  @Column(nullable(column.text(500)).options) instruction: string | null;
  /** The targets as they were asked for. */
  @Column(column.document().options) asked: string;
  /** Whether its tasks name the sender, who then sees whom they are about. */
  @Column({ ...column.flag().options, name: 'shows_sender' }) showsSender: boolean;
  @Column({ ...column.id().options, name: 'created_by' }) createdBy: string;
  @Column({ ...column.text(100).options, name: 'created_by_name' }) createdByName: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  @Column({ ...column.code(100).options, name: 'idempotency_key' }) idempotencyKey: string;
  /** Who stopped or recalled it. */
  @Column({ ...nullable(column.id()).options, name: 'withdrawn_by' }) withdrawnBy: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'withdrawn_by_name' }) withdrawnByName: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'recall_reason' }) recallReason: string | null;
  /** Rounds of work on it that failed, one after another. */
  @Column(column.integer().options) attempts: number;
  /** When the next round of work on it is due, while there is any. */
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
}

/** Somebody or some unit that gets a task of a dispatch. Its id becomes the task's: it can be made only once. */
@Entity('dispatch_targets')
@Index('dispatch_targets_state', ['dispatchId', 'state', 'id'])
@Index('dispatch_targets_person', ['personId'])
export class DispatchTargetEntity extends OfUnit {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'dispatch_id' }) dispatchId: string;
  /** `waiting`; then `sent`, `heldBack` by the gate, or `unsent` since the dispatch was stopped before. */
  @Column(column.code(10).options) state: string;
  /** Only while it waits: afterwards the task says whom it is about. */
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'admission_id' }) admissionId: string | null;
  /** Where and when its admission counted it, so that a recall takes back what was promised there. */
  @Column({ ...nullable(column.integer()).options, name: 'counted_unit' }) countedUnit: number | null;
  @Column({ ...nullable(column.calendarDate()).options, name: 'counted_on' }) countedOn: string | null;
  @Column({ ...nullable(column.code(60)).options, name: 'refusal_code' }) refusalCode: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'refusal_chinese' }) refusalChinese: string | null;
  @Column({ ...nullable(column.text(500)).options, name: 'refusal_english' }) refusalEnglish: string | null;
}

export const dispatchEntities = [DispatchEntity, DispatchTargetEntity];
