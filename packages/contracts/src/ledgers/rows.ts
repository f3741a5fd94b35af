import { z } from 'zod';
import { unitLevelSchema, unitPathSchema } from '../org/unit.js';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';

/** Rows that core asks of a plugin at once at most. */
export const LEDGER_ROWS_AT_ONCE = 200;

/** Characters of a cell at most. */
export const LEDGER_TEXT_LENGTH = 2_000;

/** Text, date and choice as strings, money in fen; null where there is nothing (—), which is not zero. */
export const ledgerCellSchema = z.union([z.string().max(LEDGER_TEXT_LENGTH), z.number(), z.boolean()]).nullable();
export type LedgerCell = z.infer<typeof ledgerCellSchema>;

/** A record from which cells of a row were worked out. */
export const ledgerRecordSchema = z
  .strictObject({
    columns: z.array(z.string()).min(1).max(40),
    on: calendarDateSchema,
    /** What happened, such as “at the door”; never what a title may not tell. */
    what: localizedTextSchema,
    /** Who did it; null where nobody did, as with what a rule laid down. */
    by: z.string().max(100).nullable(),
    /** Where it can be looked at; null where it has no page. */
    link: z
      .union([
        z.strictObject({ task: ulidSchema }),
        z.strictObject({ matter: ulidSchema }),
        /** Of the plugin's own pages, from its root. */
        z.strictObject({
          page: z
            .string()
            .regex(/^\/[^?#]*$/)
            .max(200),
        }),
      ])
      .nullable(),
  })
  .meta({ id: 'LedgerRecord' });
export type LedgerRecord = z.infer<typeof ledgerRecordSchema>;

/** Records of one row at most. */
export const RECORDS_OF_A_ROW = 200;

/** One row, as a plugin answers it. It names no person but by id: core fills in what is about them. */
export const ledgerRowSchema = z
  .strictObject({
    /** The same row has the same one in every period; rows come in its order, bytewise. */
    key: z.string().regex(/^[\x21-\x7e]{1,100}$/, 'must be printable ASCII without spaces'),
    personId: ulidSchema.nullable(),
    units: unitPathSchema,
    /** By the columns' names, all but those about the person. */
    cells: z.record(z.string(), ledgerCellSchema),
    records: z.array(ledgerRecordSchema).max(RECORDS_OF_A_ROW),
  })
  .meta({ id: 'LedgerRow' });
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** `tier:high,mode:door`: columns that are narrowed to one value each. */
export const ledgerFilterSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*:[^,:]{1,60}(,[a-z][A-Za-z0-9]*:[^,:]{1,60})*$/, 'must read <column>:<value>,…')
  .max(500)
  .transform((text): Record<string, string> => {
    const values: Record<string, string> = {};
    for (const each of text.split(',')) {
      const [column = '', value = ''] = each.split(':', 2);
      values[column] = value;
    }
    return values;
  });

/** Query of `GET /yige/v1/ledgers/:name/rows`, with core's token. */
export const ledgerRowsQuerySchema = z.strictObject({
  /** Rows of this unit and of all within it. */
  unit: ulidSchema,
  level: unitLevelSchema,
  /** First day of the period, and the first day after it. */
  from: calendarDateSchema,
  until: calendarDateSchema,
  filter: ledgerFilterSchema.optional(),
  /** Key of the last row that core has. */
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(LEDGER_ROWS_AT_ONCE),
});

/** `more` is true where there are rows after the last one. */
export const ledgerRowsAnswerSchema = z.object({
  items: z.array(ledgerRowSchema).max(LEDGER_ROWS_AT_ONCE),
  more: z.boolean(),
});
export type LedgerRowsAnswer = z.infer<typeof ledgerRowsAnswerSchema>;
