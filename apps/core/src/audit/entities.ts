import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did what, when, from where, on whom, why. Written once, never changed but for the mark that it is sealed. */
@Entity('audit_entries')
@Index('audit_entries_at', ['at', 'id'])
@Index('audit_entries_actor', ['actorId', 'at', 'id'])
@Index('audit_entries_subject', ['subjectKind', 'subjectId', 'at', 'id'])
@Index('audit_entries_action', ['action', 'at', 'id'])
@Index('audit_entries_unit', ['unitNumber', 'at', 'id'])
@Index('audit_entries_sealed', ['sealed', 'at', 'id'])
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
  /** Set with the entry's link in the chain; no link, not sealed. Says nothing about the act and is not hashed. */
  @Column({ ...column.flag().options, default: 0 }) sealed: boolean;
}

/** A link of the chain: the entry at a place of a day, and the hash over it and all before it. */
@Entity('audit_chain')
@Index('audit_chain_entry', ['entryId'], { unique: true })
export class AuditLinkEntity {
  @PrimaryColumn(column.calendarDate().options) day: string;
  @PrimaryColumn(column.integer().options) sequence: number;
  @Column({ ...column.id().options, name: 'entry_id' }) entryId: string;
  @Column(column.code(64).options) hash: string;
}

/** A day whose chain is complete: how many entries, and the last hash. Stays when the entries expire. */
@Entity('audit_days')
export class AuditDayEntity {
  @PrimaryColumn(column.calendarDate().options) day: string;
  @Column(column.integer().options) entries: number;
  @Column(column.code(64).options) head: string;
  @Column({ ...nullable(column.instant()).options, name: 'removed_at' }) removedAt: Date | null;
}

/** The one row that says where the chain ends; whoever seals holds it. */
@Entity('audit_tip')
export class AuditTipEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column(column.calendarDate().options) day: string;
  @Column(column.integer().options) sequence: number;
  @Column(column.code(64).options) hash: string;
}

/** Day of the tip before anything was sealed. */
export const BEFORE_ALL_DAYS = '0001-01-01';

export const auditEntities = [AuditEntryEntity, AuditLinkEntity, AuditDayEntity, AuditTipEntity];
