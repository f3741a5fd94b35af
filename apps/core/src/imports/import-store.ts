import { Injectable } from '@nestjs/common';
import {
  type ImportMapping,
  type ImportRow,
  type ImportState,
  importMappingSchema,
  importNoteSchema,
  importOutcomeSchema,
} from '@yige/contracts';
import { type Condition, Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { z } from 'zod';
import { Clock } from '../time/clock.js';
import type { JudgedRow } from './import-kind.js';
import { IMPORT_COLUMNS, type ImportRecord, readImport } from './import-record.js';
import { importProblems } from './problems.js';

const notesSchema = z.array(importNoteSchema);

const CLEARED_AT_ONCE = 5_000;

/** What a step begins with. */
const FROM_THE_START =
  "rows_done = 0, rows_created = 0, rows_changed = 0, rows_unchanged = 0, rows_refused = 0, unknown_words = '{}'";

interface Move {
  mapping?: { mapping: ImportMapping; headingsKey: string };
  scope?: readonly number[];
  /** The file goes with it, and what was shown of it. */
  finished?: boolean;
}

/** The tables of imports. Each move from one state to another is one conditional statement: of two, one loses. */
@Injectable()
export class ImportStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  find(id: string, within: Condition): Promise<ImportRecord | null> {
    return this.database.queryOne(
      `SELECT ${IMPORT_COLUMNS} FROM imports i WHERE i.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      readImport,
    );
  }

  list(within: Condition, before: string | null, limit: number): Promise<ImportRecord[]> {
    return this.database.query(
      `SELECT ${IMPORT_COLUMNS} FROM imports i WHERE ${within.sql}${before === null ? '' : ' AND i.id < ?'}
       ORDER BY i.id DESC LIMIT ${limit}`,
      [...within.parameters, ...(before === null ? [] : [before])],
      readImport,
    );
  }

  async insert(
    record: Omit<ImportRecord, 'unknownWords' | 'counts' | 'failure' | 'finishedAt'>,
    sha256: string,
  ): Promise<void> {
    const { district, street, community, grid } = record.units;
    const row: Record<string, SqlValue> = {
      ...{ id: record.id, kind: record.kind, state: record.state },
      ...{ district_id: district, street_id: street, community_id: community, grid_id: grid },
      ...{ file_name: record.fileName, file_size: record.fileSize, file_format: JSON.stringify(record.format) },
      ...{ sha256, created_by: record.createdBy.id, created_by_name: record.createdBy.name },
      ...{ created_at: record.createdAt, mapping: JSON.stringify(record.mapping), headings_key: record.headingsKey },
      preview: JSON.stringify(record.preview),
      ...{ scope: JSON.stringify(record.scope), rows_done: 0, rows_created: 0, rows_changed: 0, rows_unchanged: 0 },
      ...{ rows_refused: 0, unknown_words: '{}' },
    };
    await this.database.insertMany('imports', Object.keys(row), [Object.values(row)]);
  }

  /** Moves on, unless somebody else has moved it meanwhile; `scope` and counters belong to the step that begins. */
  async move(
    id: string,
    from: readonly ImportState[],
    to: ImportState,
    { mapping, scope, finished = false }: Move = {},
  ): Promise<void> {
    const sets: [sql: string, ...values: SqlValue[]][] = [['state = ?', to], ['holder = NULL, held_until = NULL']];
    if (mapping !== undefined) {
      sets.push(['mapping = ?, headings_key = ?', JSON.stringify(mapping.mapping), mapping.headingsKey]);
    }
    if (scope !== undefined) sets.push([`scope = ?, ${FROM_THE_START}`, JSON.stringify(scope)]);
    if (finished) sets.push(["finished_at = ?, preview = '[]'", this.clock.now()]);
    const { affectedRows } = await this.database.execute(
      `UPDATE imports SET ${sets.map(([sql]) => sql).join(', ')} WHERE id = ? AND state IN (${placeholders(from)})`,
      [...sets.flatMap(([, ...values]) => values), id, ...from],
    );
    if (affectedRows !== 1) throw importProblems['import.stateConflict']();
  }

  async saveRows(importId: string, rows: readonly JudgedRow[]): Promise<void> {
    await this.database.insertMany(
      'import_rows',
      ['import_id', 'sheet_row', 'outcome', 'notes'],
      rows.map(({ row, outcome, notes }) => [importId, row, outcome, JSON.stringify(notes)]),
    );
  }

  /** Forgets what an earlier step said of the rows, some thousand in a unit of work. */
  async clearRows(importId: string): Promise<void> {
    const last = await this.database.queryOne(
      'SELECT MAX(sheet_row) AS last_row FROM import_rows WHERE import_id = ?',
      [importId],
      (row) => row.integerOrNull('last_row'),
    );
    for (let from = 0; from <= (last ?? -1); from += CLEARED_AT_ONCE) {
      await this.database.execute('DELETE FROM import_rows WHERE import_id = ? AND sheet_row >= ? AND sheet_row < ?', [
        importId,
        from,
        from + CLEARED_AT_ONCE,
      ]);
    }
  }

  rows(
    importId: string,
    { after, outcome, limit }: { after: number; outcome?: string | undefined; limit: number },
  ): Promise<ImportRow[]> {
    return this.database.query(
      `SELECT sheet_row, outcome, notes FROM import_rows WHERE import_id = ? AND sheet_row > ?
       ${outcome === undefined ? '' : 'AND outcome = ?'} ORDER BY sheet_row LIMIT ${limit}`,
      [importId, after, ...(outcome === undefined ? [] : [outcome])],
      readRow,
    );
  }

  remembered(unit: number, kind: string, headingsKey: string): Promise<ImportMapping | null> {
    return this.database.queryOne(
      'SELECT mapping FROM import_mappings WHERE unit_number = ? AND kind = ? AND headings_key = ?',
      [unit, kind, headingsKey],
      (row) => row.json('mapping', (value) => importMappingSchema.parse(value)),
    );
  }

  /** Inside a unit of work: what was set last is suggested the next time. */
  async remember(unit: number, kind: string, headingsKey: string, mapping: ImportMapping): Promise<void> {
    await this.database.execute('DELETE FROM import_mappings WHERE unit_number = ? AND kind = ? AND headings_key = ?', [
      unit,
      kind,
      headingsKey,
    ]);
    await this.database.execute(
      'INSERT INTO import_mappings (unit_number, kind, headings_key, mapping) VALUES (?, ?, ?, ?)',
      [unit, kind, headingsKey, JSON.stringify(mapping)],
    );
  }
}

function readRow(row: RawRow): ImportRow {
  return {
    row: row.integer('sheet_row'),
    outcome: importOutcomeSchema.parse(row.text('outcome')),
    notes: row.json('notes', (value) => notesSchema.parse(value)),
  };
}
