import {
  calendarDateSchema,
  LEDGER_TEXT_LENGTH,
  type LedgerCell,
  type LedgerRow,
  ledgerRecordSchema,
  ledgerRowSchema,
  RECORDS_OF_A_ROW,
} from '@yige/contracts';
import { z } from 'zod';
import type { LedgerColumnDefinition, LedgerDefinition } from '../../manifest/define-ledger.js';
import { isInScope, type UnitScope } from '../scope/unit-scope.js';

type GivenColumn = Exclude<LedgerColumnDefinition, { type: 'person' }>;
type Filter = Readonly<Record<string, unknown>>;

/** The filters of a ledger as the query spells them, as the plugin takes them: a boolean as one. */
export function filterSchemaOf({ columns }: LedgerDefinition): z.ZodType<Filter> {
  return z.strictObject(
    Object.fromEntries(
      columns.flatMap((column) => {
        if ((column.type !== 'choice' && column.type !== 'boolean') || column.filter !== true) return [];
        const value =
          column.type === 'choice' ? z.enum(valuesOf(column)) : z.stringbool({ truthy: ['true'], falsy: ['false'] });
        return [[column.name, value.optional()]];
      }),
    ),
  );
}

/** What a plugin may answer: rows as the ledger declares them, and as they were asked for. */
export function rowsSchemaOf(
  ledger: LedgerDefinition,
  asked: { scope: UnitScope; filter: Filter; after: string | null; limit: number },
): z.ZodType<LedgerRow[]> {
  const columns = ledger.columns.filter((column): column is GivenColumn => column.type !== 'person');
  const rowSchema = ledgerRowSchema.extend({
    cells: z.strictObject(Object.fromEntries(columns.map((column) => [column.name, cellSchemaOf(column).nullable()]))),
    records: z
      .array(ledgerRecordSchema.extend({ columns: z.array(z.enum(columns.map(({ name }) => name))).min(1) }))
      .max(RECORDS_OF_A_ROW),
  });
  return z
    .array(rowSchema)
    .max(asked.limit)
    .superRefine((rows, context) => {
      let last = asked.after;
      for (const [index, { key, units, cells }] of rows.entries()) {
        const refuse = (path: string[], message: string) =>
          context.addIssue({ code: 'custom', path: [index, ...path], message });
        if (last !== null && key <= last) refuse(['key'], 'is not greater than the one before, or than `after`');
        last = key;
        if (!isInScope(asked.scope, units)) refuse(['units'], 'lie outside the scope');
        for (const [name, value] of Object.entries(asked.filter)) {
          if (cells[name] !== value) refuse(['cells', name], 'is not the value of the filter');
        }
      }
    });
}

function cellSchemaOf(column: GivenColumn): z.ZodType<LedgerCell> {
  switch (column.type) {
    case 'text':
      return z.string().max(LEDGER_TEXT_LENGTH);
    case 'date':
      return calendarDateSchema;
    case 'boolean':
      return z.boolean();
    case 'choice':
      return z.enum(valuesOf(column));
    case 'integer':
    case 'money':
      return z.int();
  }
}

function valuesOf({ options }: Extract<GivenColumn, { type: 'choice' }>): string[] {
  return options.map(({ value }) => value);
}
