import { z } from 'zod';
import { aboutPerson, internal } from '../access/field-class.js';
import { exportReasonSchema } from '../exports/reason.js';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import { unitLevelSchema, unitReferenceSchema } from '../org/unit.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { calendarDateSchema, instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { personSummarySchema } from '../registry/person.js';
import { ledgerColumnSchema, ledgerIdSchema, ledgerPeriodKindSchema, ledgerPeriodSchema } from './ledger.js';
import { ledgerCellSchema, ledgerFilterSchema, ledgerRecordSchema } from './rows.js';

const access = { kind: 'permission', permission: corePermissions.ledgerRead } as const;
const params = z.object({ id: ledgerIdSchema });

/** A ledger of the catalogue, by the version that the caller's unit has. */
export const ledgerSchema = z
  .object({
    id: ledgerIdSchema,
    title: localizedTextSchema,
    rule: localizedTextSchema,
    usedBy: localizedTextSchema,
    /** Whose it is; null for core's own. */
    plugin: z
      .object({ id: z.string(), name: localizedTextSchema, glyph: z.string(), color: bureauColorSchema })
      .nullable(),
    period: ledgerPeriodKindSchema,
    /** Of the units that keep and seal it. */
    unit: unitLevelSchema,
    columns: z.array(ledgerColumnSchema),
    /** Whether the caller may seal it somewhere. */
    maySeal: z.boolean(),
  })
  .meta({ id: 'Ledger' });
export type Ledger = z.infer<typeof ledgerSchema>;

/** A period of a unit that was sealed (封存): what it held then, word by word, and the code by which that can be checked. */
export const ledgerSealSchema = z
  .object({
    id: ulidSchema,
    unit: unitReferenceSchema,
    period: ledgerPeriodSchema,
    rows: z.number().int(),
    /** SHA-256 over all rows, each chained to the one before, in hexadecimal; stands in the audit too (ADR 0057). */
    hash: z.string(),
    sealedAt: instantSchema,
    sealedBy: z.string(),
  })
  .meta({ id: 'LedgerSeal' });
export type LedgerSeal = z.infer<typeof ledgerSealSchema>;

/** A row as it is shown: what is about the person comes from the registry, masked. */
export const ledgerEntrySchema = z
  .object({
    key: internal(z.string()),
    /** Null where the row is about nobody, about somebody whose record is sealed or erased, or whom the caller may not see. */
    person: internal(personSummarySchema.nullable()),
    unitName: internal(z.string()),
    cells: internal(z.record(z.string(), ledgerCellSchema)),
    records: internal(z.array(ledgerRecordSchema)),
  })
  .meta({ id: 'LedgerEntry', ...aboutPerson });
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

const selectionShape = {
  /** Rows of this unit and of all within it. */
  unit: ulidSchema,
  period: ledgerPeriodSchema,
  /** Values of columns that can be filtered: `tier:high,mode:door`. */
  filter: ledgerFilterSchema.optional(),
  /** Rows with this in the column that is searched, whatever the case. */
  q: z.string().trim().min(1).max(60).optional(),
  /** The rows of this seal, instead of those of today. */
  seal: ulidSchema.optional(),
};

/** Difference between a sealed row and today's: columns by name, what is about the person left out. */
export const ledgerDifferenceSchema = z
  .object({
    key: internal(z.string()),
    kind: internal(z.enum(['added', 'removed', 'changed'])),
    person: internal(personSummarySchema.nullable()),
    changes: internal(z.array(z.object({ column: z.string(), before: ledgerCellSchema, after: ledgerCellSchema }))),
  })
  .meta({ id: 'LedgerDifference', ...aboutPerson });
export type LedgerDifference = z.infer<typeof ledgerDifferenceSchema>;

export const ledgerRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers',
    summary: 'The ledgers that the caller may read, of core and of all plugins, bureau by bureau',
    access,
    response: z.object({ items: z.array(ledgerSchema) }),
  }),
  rows: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/rows',
    summary: 'Rows of a unit and a period, each with the records that it was worked out from',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape, ...selectionShape }),
    response: pageOf(ledgerEntrySchema).extend({
      firstDay: calendarDateSchema,
      /** The first day after the period. */
      endDay: calendarDateSchema,
      /** When the rows were read; of a seal, when it was made. */
      asOf: instantSchema,
      /** As the ledger is declared today; of a seal, as it was when it was made. */
      title: localizedTextSchema,
      columns: z.array(ledgerColumnSchema),
      /** Whose rows these are; null: those of today. */
      seal: ledgerSealSchema.nullable(),
    }),
  }),
  totals: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/totals',
    summary: 'How many rows a selection has and the sums of its columns, as far as was looked',
    access,
    params,
    query: z.strictObject(selectionShape),
    response: z.object({
      rows: z.number().int(),
      /** By the columns that are added up; null where no row has a value, which is not zero. */
      sums: z.record(z.string(), z.number().nullable()),
      /** There are rows that were not looked at: rows and sums are of the first ones. */
      more: z.boolean(),
    }),
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/export',
    summary: 'All rows of a unit and a period as a spreadsheet; the file says who made it, when and what for',
    access: { kind: 'permission', permission: corePermissions.exportRun },
    params,
    query: z.strictObject({ ...selectionShape, format: sheetFormatSchema.default('xlsx'), reason: exportReasonSchema }),
    response: z.file(),
    media: 'application/octet-stream',
  }),
  seals: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/seals',
    summary: 'What was sealed of a unit and of all within it, the newest first',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape, unit: ulidSchema, period: ledgerPeriodSchema.optional() }),
    response: pageOf(ledgerSealSchema),
  }),
  seal: defineRoute({
    method: 'POST',
    path: '/api/v1/ledgers/:id/seals',
    summary: 'Seal a period that is over: its rows are kept as they are now, whatever changes later',
    access: { kind: 'permission', permission: corePermissions.ledgerSeal },
    params,
    body: z.strictObject({ unitId: ulidSchema, period: ledgerPeriodSchema }),
    response: ledgerSealSchema,
    status: 201,
    idempotencyKey: 'required',
  }),
  differences: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/seals/:sealId/differences',
    summary: 'What is different today from what was sealed',
    access,
    params: params.extend({ sealId: ulidSchema }),
    query: z.strictObject(pageQueryShape),
    response: pageOf(ledgerDifferenceSchema).extend({
      /** As they were when the period was sealed: what was before is said in their words. */
      columns: z.array(ledgerColumnSchema),
    }),
  }),
  differenceCount: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/seals/:sealId/differences/count',
    summary: 'How many rows are different today from what was sealed, as far as was looked',
    access,
    params: params.extend({ sealId: ulidSchema }),
    response: z.object({
      rows: z.number().int(),
      /** There are rows that were not looked at: so many are different at least. */
      more: z.boolean(),
    }),
  }),
  unsealed: defineRoute({
    method: 'GET',
    path: '/api/v1/ledgers/:id/unsealed',
    summary: 'Units that keep the ledger within a unit and have not sealed the period, by their codes',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape, unit: ulidSchema, period: ledgerPeriodSchema }),
    response: pageOf(unitReferenceSchema),
  }),
};
