import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what, when, from where, on whom, why. Written once, never changed. */
@Entity('audit_entries')
@Index('audit_entries_at', ['at', 'id'])
@Index('audit_entries_actor', ['actorId', 'at', 'id'])
@Index('audit_entries_subject', ['subjectKind', 'subjectId', 'at', 'id'])
@Index('audit_entries_action', ['action', 'at', 'id'])
export class AuditEntryEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...column.code(10).options, name: 'actor_kind' }) actorKind: string;
  @Column({ ...column.code(40).options, name: 'actor_id' }) actorId: string;
  @Column({ ...column.text(100).options, name: 'actor_name' }) actorName: string;
  @Column(column.code(80).options) action: string;
  @Column({ ...nullable(column.code(40)).options, name: 'subject_kind' }) subjectKind: string | null;
  @Column({ ...nullable(column.code(60)).options, name: 'subject_id' }) subjectId: string | null;
  /** Internal number of the unit concerned. */
  @Column({ ...nullable(column.integer()).options, name: 'unit_number' }) unitNumber: number | null;
  @Column(nullable(column.code(45)).options) address: string | null;
  @Column({ ...nullable(column.code(64)).options, name: 'request_id' }) requestId: string | null;
  @Column(nullable(column.text(500)).options) reason: string | null;
  /** JSON of what else explains the act: ids, codes and counts, never what was sensitive about it. */
  @Column(column.longText().options) details: string;
}

export const auditEntities = [AuditEntryEntity];
