import { z } from 'zod';
import { idSchema } from './shared.js';

/** Bytes of a workbook; in base64 it fits into what the gateway takes at once. */
export const IMPORT_BYTES = 700_000;
export const IMPORT_ROWS = 2_000;

const importFieldSchema = z.enum([
  ...['name', 'sex', 'birthDate', 'idNumber', 'education', 'organisation', 'standing', 'kind', 'joinedOn'],
  ...['duesCategory', 'duesBase'],
] as const);
export type ImportField = z.infer<typeof importFieldSchema>;

/** What is wrong with a cell; what to mend stands in the web part in both languages. */
const importFaultSchema = z.enum([
  ...['missing', 'dateUnreadable', 'dateImpossible', 'idNumberWrong', 'idNumberRounded', 'idNumberScientific'],
  ...['idNumberCut', 'idNumberOtherBirthDate', 'idNumberOtherSex'],
  ...['choiceUnknown', 'organisationUnknown', 'amountUnreadable', 'twiceInFile', 'severalMembers'],
  ...['joinedTooYoung', 'standingDiffers', 'joinedInFuture'],
] as const);
export type ImportFault = z.infer<typeof importFaultSchema>;

const fileSchema = z.base64().max(Math.ceil(IMPORT_BYTES / 3) * 4);
export const importRequestSchema = z.strictObject({
  /** The branch or group of whoever's row names none. */
  organisationId: idSchema,
  file: fileSchema,
});
export const importLoadSchema = importRequestSchema.extend({
  /** Rows of the sheet to be loaded; left out: all that are well. */
  rows: z.array(z.number().int().min(1)).max(IMPORT_ROWS).optional(),
});
export type ImportLoad = z.infer<typeof importLoadSchema>;

const importRowSchema = z.object({
  /** In the sheet, from 1. */
  row: z.number().int(),
  name: z.string(),
  /** `new` or `known` where it can be loaded. */
  state: z.enum(['new', 'known', 'faulty']),
  faults: z.array(
    z.object({
      field: importFieldSchema,
      /** Of the sheet: A, B, …; null: the sheet has none. */
      column: z.string().nullable(),
      value: z.string(),
      fault: importFaultSchema,
    }),
  ),
});
export type ImportRow = z.infer<typeof importRowSchema>;

export const importReportSchema = z.object({
  headerRow: z.number().int(),
  rows: z.array(importRowSchema),
  /** Rows below the table that were passed over, such as notes. */
  passedOver: z.array(z.number().int()),
});
export type ImportReport = z.infer<typeof importReportSchema>;
export const importLoadedSchema = z.object({
  added: z.number().int(),
  updated: z.number().int(),
  left: z.number().int(),
});
