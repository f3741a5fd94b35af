import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A photo or paper of something. The content lies in the file store under its hash. */
export abstract class AttachedFileColumns {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(64).options, name: 'file_hash' }) fileHash: string;
  @Column(column.text(200).options) name: string;
  @Column(column.code(20).options) media: string;
  /** Bytes. */
  @Column(column.integer().options) size: number;
  @Column({ ...column.id().options, name: 'added_by' }) addedBy: string;
  @Column({ ...column.text(100).options, name: 'added_by_name' }) addedByName: string;
  @Column({ ...column.instant().options, name: 'added_at' }) addedAt: Date;
}

@Entity('task_attachments')
@Index('task_attachments_task', ['taskId', 'id'])
@Index('task_attachments_file', ['fileHash', 'id'])
export class TaskAttachmentEntity extends AttachedFileColumns {
  @Column({ ...column.id().options, name: 'task_id' }) taskId: string;
}
