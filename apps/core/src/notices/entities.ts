import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody is to look at a task, and why. What the task says is read when the notice is: it may have changed. */
@Entity('notices')
@Index('notices_account', ['accountId', 'unread', 'id'])
@Index('notices_newest', ['accountId', 'id'])
@Index('notices_task', ['taskId', 'accountId', 'kind'])
export class NoticeEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column(column.code(20).options) kind: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  /** Null: by the clock. */
  @Column({ ...nullable(column.text(100)).options, name: 'actor_name' }) actorName: string | null;
  @Column(column.instant().options) at: Date;
  @Column(column.flag().options) unread: boolean;
}

export const noticeEntities = [NoticeEntity];
