import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('task_comments')
@Index('task_comments_task', ['taskId', 'id'])
export class TaskCommentEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.id().options, name: 'author_id' }) authorId: string;
  @Column({ ...column.text(100).options, name: 'author_name' }) authorName: string;
  /** Null once it was withdrawn, or whom it was about was erased. */
  @Column(nullable(column.text(1_000)).options) text: string | null;
  @Column(column.longText().options) mentions: string;
}
