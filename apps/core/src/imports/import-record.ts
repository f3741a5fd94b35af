import {
  type ImportCounts,
  type ImportFailure,
  type ImportKind,
  type ImportMapping,
  type ImportState,
  type ImportSummary,
  importFailureSchema,
  importKindSchema,
  importMappingSchema,
  importStateSchema,
} from '@yige/contracts';
import type { RawRow } from '@yige/database';
import { z } from 'zod';
import type { UnitNumbers } from '../access/scope.js';
import type { UnitDirectory } from '../org/unit-directory.js';
import { readUnitNumbers } from '../registry/person-rows.js';
import { type FileFormat, fileFormatSchema } from './file-format.js';

export const IMPORT_COLUMNS = `
  i.id, i.kind, i.state, i.district_id, i.street_id, i.community_id, i.grid_id, i.file_name, i.file_size, i.file_format,
  i.created_by, i.created_by_name, i.created_at, i.mapping, i.headings_key, i.preview, i.scope, i.rows_done,
  i.rows_total, i.rows_created, i.rows_changed, i.rows_unchanged, i.rows_refused, i.unknown_words, i.failure, i.finished_at`;

export type UnknownWords = Record<string, string[]>;
const unknownWordsSchema = z.record(z.string(), z.array(z.string()));
export const previewSchema = z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) }));
export type Preview = z.infer<typeof previewSchema>;
const scopeSchema = z.array(z.number().int());

/** A row of `imports`. */
export interface ImportRecord {
  id: string;
  kind: ImportKind;
  state: ImportState;
  units: UnitNumbers;
  fileName: string;
  fileSize: number;
  format: FileFormat;
  createdBy: { id: string; name: string };
  createdAt: Date;
  mapping: ImportMapping;
  headingsKey: string;
  preview: Preview;
  scope: readonly number[];
  rowsDone: number;
  rowsTotal: number | null;
  counts: ImportCounts;
  unknownWords: UnknownWords;
  failure: ImportFailure | null;
  finishedAt: Date | null;
}

export function readImport(row: RawRow): ImportRecord {
  return {
    id: row.text('id'),
    kind: importKindSchema.parse(row.text('kind')),
    state: importStateSchema.parse(row.text('state')),
    units: readUnitNumbers(row),
    fileName: row.text('file_name'),
    fileSize: row.integer('file_size'),
    format: row.json('file_format', (value) => fileFormatSchema.parse(value)),
    createdBy: { id: row.text('created_by'), name: row.text('created_by_name') },
    createdAt: row.instant('created_at'),
    mapping: row.json('mapping', (value) => importMappingSchema.parse(value)),
    headingsKey: row.text('headings_key'),
    preview: row.json('preview', (value) => previewSchema.parse(value)),
    scope: row.json('scope', (value) => scopeSchema.parse(value)),
    rowsDone: row.integer('rows_done'),
    rowsTotal: row.integerOrNull('rows_total'),
    counts: {
      created: row.integer('rows_created'),
      changed: row.integer('rows_changed'),
      unchanged: row.integer('rows_unchanged'),
      refused: row.integer('rows_refused'),
    },
    unknownWords: row.json('unknown_words', (value) => unknownWordsSchema.parse(value)),
    failure: importFailureSchema.nullable().parse(row.textOrNull('failure')),
    finishedAt: row.instantOrNull('finished_at'),
  };
}

export function summaryOf(record: ImportRecord, directory: UnitDirectory): ImportSummary {
  const { id, kind, state, units, fileName, fileSize, createdAt, createdBy, rowsDone, rowsTotal, counts } = record;
  return {
    ...{ id, kind, state, fileName, fileSize, rowsDone, rowsTotal, counts },
    remarks: rowsDone - (counts.created + counts.changed + counts.unchanged + counts.refused),
    unit: directory.referenceOf(directory.unitsOfRow(units)),
    createdAt: createdAt.toISOString(),
    createdBy: createdBy.name,
    failure: record.failure,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}
