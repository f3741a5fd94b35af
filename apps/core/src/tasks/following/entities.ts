import { column } from '@yige/database';
import { Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody follows a task, open or ended. */
@Entity('task_followers')
@Index('task_followers_task', ['taskId'])
export class TaskFollowerEntity {
  @PrimaryColumn({ ...column.id().options, name: 'account_id' }) accountId: string;
  @PrimaryColumn({ ...column.id().options, name: 'task_id' }) taskId: string;
}
