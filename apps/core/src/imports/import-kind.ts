import type { Actor, ImportField, ImportKind, ImportMapping, ImportNote, ImportOutcome } from '@yige/contracts';
import type { SheetRow } from '@yige/sheets';
import type { Scope } from '../access/scope.js';
import type { DirectoryUnit } from '../org/unit-directory.js';

/** What a chunk is judged and written for. */
export interface ImportContext {
  importId: string;
  mapping: ImportMapping;
  /** Rows belong into it, or below. */
  unit: DirectoryUnit;
  /** Where whoever ordered the import may keep people. */
  scope: Scope;
  actor: Actor;
}

/** What most kinds judge and write at once. */
export const USUAL_CHUNK = { checking: 1_000, running: 1_000 };

/** A row with the number of an earlier one that speaks of the same; null where it is the first. */
export interface NumberedRow {
  row: SheetRow;
  firstRow: number | null;
}

export interface JudgedRow {
  row: number;
  outcome: ImportOutcome;
  notes: ImportNote[];
}

/** A chunk as it was judged. Writing is left to whoever asked: a check leaves it out, and nothing else differs. */
export interface JudgedChunk {
  rows: JudgedRow[];
  /** Inside the unit of work in which it was judged. */
  write(): Promise<void>;
}

/** One kind of import: what its rows say, and what becomes of them. */
export interface ImportHandler {
  readonly kind: ImportKind;
  readonly fields: readonly ImportField[];
  /** What it takes to load it, besides the right to import; where the first one holds, rows may belong. */
  readonly permissions: readonly [string, ...string[]];
  /** Rows in one unit of work: some tenths of a second, so that nobody waits long for the single writer of SQLite. */
  readonly rowsAtOnce: Record<'checking' | 'running', number>;
  /** Its rows only make sense together: a file of more than `rowsAtOnce` is refused. */
  readonly wholeFile: boolean;
  /** What makes two rows of a file the same; null where a row says too little for that. */
  keyOf(row: SheetRow, mapping: ImportMapping): string | null;
  judge(rows: readonly NumberedRow[], context: ImportContext): Promise<JudgedChunk>;
  /** Inside the unit of work that ends the import. */
  finish(context: ImportContext): Promise<void>;
}
