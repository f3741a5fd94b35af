import { readSheet, SheetFailure, type SheetFailureKind, type SheetRow } from '@yige/plugin-sdk/server';
import { partyProblems } from '../problems.js';

/** Far more than a roster has, titles and notes included. */
const LIMITS = { rows: 5_000, columns: 100, unpackedBytes: 30_000_000 };

const BEYOND: ReadonlySet<SheetFailureKind> = new Set(['tooManyRows', 'tooManyColumns', 'cellTooLong']);

/** The rows of a roster's first visible sheet; throws what is wrong with the file as a whole, with what to mend. */
export async function readRoster(file: Uint8Array): Promise<SheetRow[]> {
  try {
    return await readSheet(file, LIMITS);
  } catch (error) {
    if (!(error instanceof SheetFailure)) throw error;
    throw BEYOND.has(error.failure) ? partyProblems.fileTooLarge() : partyProblems.fileNoWorkbook();
  }
}
