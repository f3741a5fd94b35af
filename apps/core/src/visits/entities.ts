import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A visit that was made (走访), kept with what was captured at the door. */
@Entity('visits')
@Index('visits_key', ['authorId', 'idempotencyKey'], { unique: true })
@Index('visits_household', ['householdId', 'capturedAt', 'id'])
@Index('visits_building', ['buildingId', 'capturedAt', 'id'])
export class VisitEntity {
  @PrimaryColumn(column.id().options) id: string;
  /** Empty where a building as a whole was visited: the column was there before buildings were, and takes no null. */
  @Column({ ...column.id().options, name: 'household_id' }) householdId: string;
  @Column({ ...nullable(column.id()).options, name: 'building_id' }) buildingId: string | null;
  @Column({ ...column.id().options, name: 'author_id' }) authorId: string;
  @Column({ ...column.text(100).options, name: 'author_name' }) authorName: string;
  @Column({ ...column.code(100).options, name: 'idempotency_key' }) idempotencyKey: string;
  @Column(column.code(20).options) outcome: string;
  @Column({ ...column.instant().options, name: 'captured_at' }) capturedAt: Date;
  @Column({ ...column.instant().options, name: 'received_at' }) receivedAt: Date;
  /** For the next visitor. Sealed, as the diary is. */
  @Column({ ...nullable(column.longText()).options, name: 'note_sealed' }) noteSealed: string | null;
}

/** A task that the visit was about: a part that was handed in, one that was refused, or work that met nobody. */
@Entity('visit_parts')
@Index('visit_parts_task', ['taskId', 'visitId'])
export class VisitPartEntity {
  @PrimaryColumn({ ...column.id().options, name: 'visit_id' }) visitId: string;
  @PrimaryColumn({ ...column.id().options, name: 'task_id' }) taskId: string;
  /** In which order they were handed in. */
  @Column(column.integer().options) position: number;
  /** Null: there is no such task. */
  @Column({ ...nullable(column.code(40)).options, name: 'plugin_id' }) pluginId: string | null;
  /** What core kept of it; null where it was refused, or nobody was met. */
  @Column({ ...nullable(column.id()).options, name: 'submission_id' }) submissionId: string | null;
  /** Why core did not take it, in both languages. */
  @Column(nullable(column.longText()).options) problem: string | null;
  /** The resident was asked, and agreed to be observed. */
  @Column(column.flag().options) consent: boolean;
}

export const visitEntities = [VisitEntity, VisitPartEntity];
