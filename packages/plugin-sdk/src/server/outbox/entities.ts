import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A task that the plugin wants from core. */
@Entity('yige_outbox')
@Index('yige_outbox_due', ['state', 'nextAt', 'key'])
@Index('yige_outbox_task', ['taskId'])
export class OutboxEntity {
  @PrimaryColumn({ ...column.code(100).options, name: 'task_key' }) key: string;
  @Column(column.longText().options) body: string;
  /** `waiting`, `sent`, or `refused` for good. */
  @Column(column.code(10).options) state: string;
  @Column(column.integer().options) attempts: number;
  @Column({ ...column.instant().options, name: 'next_at' }) nextAt: Date;
  @Column({ ...nullable(column.id()).options, name: 'task_id' }) taskId: string | null;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
}
