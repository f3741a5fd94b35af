import type { RawRow } from '@yige/database';

/** A row of `audit_entries` as it is sealed: every column that says something about the act. */
export interface SealedEntry {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string;
  actorName: string;
  action: string;
  subjectKind: string | null;
  subjectId: string | null;
  unitNumber: number | null;
  address: string | null;
  requestId: string | null;
  reason: string | null;
  /** JSON as it is stored, character by character. */
  details: string;
}

const COLUMNS = [
  ...['id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_kind', 'subject_id'],
  ...['unit_number', 'address', 'request_id', 'reason', 'details'],
];

/** The columns of an entry for a SELECT, from the table or alias named. */
export function entryColumns(alias: string): string {
  return COLUMNS.map((name) => `${alias}.${name}`).join(', ');
}

export function readSealedEntry(row: RawRow): SealedEntry {
  return {
    id: row.text('id'),
    at: row.instant('at'),
    actorKind: row.text('actor_kind'),
    actorId: row.text('actor_id'),
    actorName: row.text('actor_name'),
    action: row.text('action'),
    subjectKind: row.textOrNull('subject_kind'),
    subjectId: row.textOrNull('subject_id'),
    unitNumber: row.integerOrNull('unit_number'),
    address: row.textOrNull('address'),
    requestId: row.textOrNull('request_id'),
    reason: row.textOrNull('reason'),
    details: row.text('details'),
  };
}
