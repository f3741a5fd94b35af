import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { NamedRow } from '../ledger-source.js';

/** The link before the first row. */
export const CHAIN_BEGIN = '0'.repeat(64);

/**
 * A row as the text that is hashed: JSON without spaces, the fields of every object in the order of their names
 * (by UTF-16 code units), numbers and texts as ECMAScript writes them.
 */
export function canonicalRow(row: NamedRow): string {
  return JSON.stringify(row, (_name, value: unknown) => {
    const fields = objectSchema.safeParse(value);
    if (!fields.success) return value;
    return Object.fromEntries(Object.entries(fields.data).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

const objectSchema = z.record(z.string(), z.unknown());

/**
 * The link of a row: SHA-256, in hexadecimal, over the link before it, a line feed and the row's canonical text. The
 * last link is the seal's hash, so anybody who has the rows can compute it anew.
 */
export function linkAfter(previous: string, canonical: string): string {
  return createHash('sha256').update(`${previous}\n${canonical}`).digest('hex');
}
