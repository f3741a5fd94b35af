import { createHash } from 'node:crypto';
import type { SealedEntry } from './sealed-entry.js';

/** A place in the chain of days. */
export interface Position {
  day: string;
  /** From 1 within its day. */
  sequence: number;
}

export interface Link extends Position {
  hash: string;
}

/** What the very first link follows. */
export const GENESIS = '0'.repeat(64);

/** Names the form of what is hashed, so that a later form can be told from this one. */
const FORM = 'yige-audit-1';

/**
 * SHA-256, in hexadecimal, over the hash before, the place, and the entry as a JSON array in a fixed order. Times are
 * ISO 8601 in UTC with milliseconds; `details` stays the text that is stored. Anybody can compute it anew.
 */
export function linkHash(previous: string, { day, sequence }: Position, entry: SealedEntry): string {
  const text = JSON.stringify([
    ...[FORM, previous, day, sequence],
    ...[entry.id, entry.at.toISOString(), entry.actorKind, entry.actorId, entry.actorName, entry.action],
    ...[entry.subjectKind, entry.subjectId, entry.unitNumber, entry.address, entry.requestId, entry.reason],
    entry.details,
  ]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
