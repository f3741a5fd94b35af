import { z } from 'zod';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { sourceSchema } from '../registry/relation.js';
import { importFaultCodeSchema } from './faults.js';
import { importKindSchema } from './fields.js';

/**
 * uploaded → mapped → checking → checked → running → done. It may be cancelled before it is done, and fails where the file
 * cannot be read to its end. What a running import has written stays when it is cancelled.
 */
export const importStateSchema = z
  .enum(['uploaded', 'mapped', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed'])
  .meta({ id: 'ImportState' });
export type ImportState = z.infer<typeof importStateSchema>;

/** Rows above the table are titles; a column is counted from 0. */
export const importMappingSchema = z
  .strictObject({
    /** Row that holds the headings, the lower one of two, counted from 1 as spreadsheet programs do. */
    headingRow: z.number().int().min(1).max(1_000),
    columns: z.record(z.string().max(40), z.number().int().min(0).max(999)),
    /** For each enumeration what a word of the file means, beside the usual words. */
    values: z.record(z.string().max(40), z.record(z.string().min(1).max(60), z.string().max(40))).default({}),
    /** Makes buildings and dwellings that are not there, instead of refusing their rows. */
    makePlaces: z.boolean(),
    source: sourceSchema,
  })
  .meta({ id: 'ImportMapping' });
export type ImportMapping = z.infer<typeof importMappingSchema>;

export const importCountsSchema = z
  .object({
    created: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
  })
  .meta({ id: 'ImportCounts' });
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** Why a file as a whole could not be loaded. */
export const importFailureSchema = z
  .enum(['tooManyRows', 'tooManyColumns', 'cellTooLong', 'broken', 'suspicious', 'unreadable', 'unexpected'])
  .meta({ id: 'ImportFailure' });
export type ImportFailure = z.infer<typeof importFailureSchema>;

const importFields = {
  id: ulidSchema,
  kind: importKindSchema,
  state: importStateSchema,
  /** Into this unit, or into those below it that the file names. */
  unit: unitReferenceSchema,
  fileName: z.string(),
  fileSize: z.number().int(),
  createdAt: instantSchema,
  createdBy: z.string(),
  /** Rows judged, loaded or passed over so far in this state. */
  rowsDone: z.number().int(),
  /** Rows in all; null until the first check has read the file to its end. */
  rowsTotal: z.number().int().nullable(),
  counts: importCountsSchema,
  /** Rows that were passed over: notes, totals and signatures that stand with the table. */
  remarks: z.number().int(),
  failure: importFailureSchema.nullable(),
  finishedAt: instantSchema.nullable(),
};

export const importSummarySchema = z.object(importFields).meta({ id: 'ImportSummary' });
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const importSchema = z
  .object({
    ...importFields,
    /** First rows of the file with long numbers masked; empty once the file has been deleted. */
    preview: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
    /** What was set, or until then what the headings suggest. */
    mapping: importMappingSchema,
    /** Words that the check did not know, by field. */
    unknownWords: z.record(z.string(), z.array(z.string())),
    /** First passwords of the accounts that it made, which the caller may take out now, once. */
    firstPasswords: z.number().int(),
    actions: z.array(z.enum(['map', 'check', 'execute', 'cancel'])),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof importSchema>;

export const importOutcomeSchema = z.enum(['created', 'changed', 'unchanged', 'refused']).meta({ id: 'ImportOutcome' });
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

/** One thing to say about a row: a fault with its cell, or (code null) a field that changes. */
export const importNoteSchema = z
  .object({
    /** Cell as a spreadsheet names it, e.g. `C12`; null where the column is not in the file. */
    cell: z.string().nullable(),
    field: z.string(),
    code: importFaultCodeSchema.nullable(),
    /** What stands there, long numbers masked. */
    value: z.string(),
  })
  .meta({ id: 'ImportNote' });
export type ImportNote = z.infer<typeof importNoteSchema>;

/** A row that is refused or changes something. */
export const importRowSchema = z
  .object({ row: z.number().int(), outcome: importOutcomeSchema, notes: z.array(importNoteSchema) })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof importRowSchema>;
