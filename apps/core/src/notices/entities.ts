import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * That somebody is to look at a task, or a bureau at its admission, and why. What the task says is read when the notice is: it may have changed. What the
 * clock tells one person of one kind in one day stands in one row, which grows with every task.
 */
@Entity('notices')
@Index('notices_account', ['accountId', 'unread', 'id'])
@Index('notices_newest', ['accountId', 'id'])
@Index('notices_day', ['accountId', 'kind', 'box', 'day'], { unique: true })
@Index('notices_task', ['taskId', 'accountId', 'kind'])
export class NoticeEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.code(20).options) kind: string;
  /** The task; of a kind that speaks of admissions, the admission. */
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  /** Null: by the clock. */
  @Column({ ...nullable(column.text(100)).options, name: 'actor_name' }) actorName: string | null;
  @Column(column.instant().options) at: Date;
  @Column(column.flag().options) unread: boolean;
  @Column({ ...column.integer().options, default: 1 }) tasks: number;
  /** The day of a notice by the clock, and where its tasks are; null: it was given for its task alone. */
  @Column({ ...nullable(column.calendarDate()).options }) day: string | null;
  @Column({ ...nullable(column.code(10)).options }) box: string | null;
}

export const noticeEntities = [NoticeEntity];
