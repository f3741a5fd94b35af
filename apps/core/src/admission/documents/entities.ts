import { column } from '@yige/database';
import { Column, Entity, Index } from 'typeorm';
import { AttachedFileColumns } from '../../tasks/attachments/entities.js';

/** 依据文件. */
@Entity('admission_documents')
@Index('admission_documents_admission', ['admissionId', 'id'])
@Index('admission_documents_file', ['fileHash', 'id'])
export class AdmissionDocumentEntity extends AttachedFileColumns {
  @Column({ ...column.id().options, name: 'admission_id' }) admissionId: string;
}

/** A photo or paper of what came to a community beside the platform. */
@Entity('refusal_papers')
@Index('refusal_papers_refusal', ['refusalId', 'id'])
@Index('refusal_papers_file', ['fileHash', 'id'])
export class RefusalPaperEntity extends AttachedFileColumns {
  @Column({ ...column.id().options, name: 'refusal_id' }) refusalId: string;
}

export const admissionDocumentEntities = [AdmissionDocumentEntity, RefusalPaperEntity];
