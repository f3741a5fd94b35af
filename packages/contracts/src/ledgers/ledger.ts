import { z } from 'zod';
import { permissionNameSchema } from '../identity/permissions.js';
import { unitLevelSchema } from '../org/unit.js';
import { localizedTextSchema } from '../primitives.js';

const nameSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .max(40);

/** A filter names it as `<column>:<value>,…`. */
const optionSchema = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^,:]*$/, 'must have neither comma nor colon');

/** What core fills in by itself, from the person that a row is about; numbers masked. */
export const ledgerPersonFieldSchema = z
  .enum(['person.name', 'person.sex', 'person.birthDate', 'person.idNumber', 'person.phone', 'person.address'])
  .meta({ id: 'LedgerPersonField' });
export type LedgerPersonField = z.infer<typeof ledgerPersonFieldSchema>;

const columnShape = {
  name: nameSchema,
  title: localizedTextSchema,
  /** Columns beside each other with the same group stand under its head. */
  group: localizedTextSchema.optional(),
};

const givenShape = {
  ...columnShape,
  /** What it means wherever it stands, such as `visit.lastDate`: one semantic name, one meaning in all ledgers. */
  semantic: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/, 'must read <thing>.<property>')
    .max(80)
    .refine((name) => !name.startsWith('person.'), 'core fills what is about the person: use a column of type person'),
  /** From what it is worked out: the plugin's own register, tasks done, matters reported. */
  source: z.enum(['plugin', 'tasks', 'matters']),
  /** How it is worked out, in one sentence; shown where somebody asks for a cell's origin. */
  rule: localizedTextSchema,
};

/** Readers find rows by a part of what stands in it; of a ledger's columns one, with the name of whom or what a row is about. */
const searchShape = { search: z.boolean().optional() };

/** A column (栏目) of a ledger. Money is in fen. A total is the sum of the column. */
export const ledgerColumnSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...columnShape,
      ...searchShape,
      type: z.literal('person'),
      semantic: ledgerPersonFieldSchema,
    }),
    z.strictObject({ ...givenShape, ...searchShape, type: z.literal('text') }),
    z.strictObject({ ...givenShape, type: z.literal('date') }),
    z.strictObject({ ...givenShape, type: z.literal('boolean'), filter: z.boolean().default(false) }),
    z.strictObject({
      ...givenShape,
      type: z.literal('choice'),
      options: z
        .array(z.strictObject({ value: optionSchema, title: localizedTextSchema }))
        .min(1)
        .max(50),
      filter: z.boolean().default(false),
    }),
    z.strictObject({ ...givenShape, type: z.literal('integer'), total: z.boolean().default(false) }),
    z.strictObject({ ...givenShape, type: z.literal('money'), total: z.boolean().default(false) }),
  ])
  .meta({ id: 'LedgerColumn' });
export type LedgerColumn = z.infer<typeof ledgerColumnSchema>;

export const ledgerPeriodKindSchema = z.enum(['month', 'quarter', 'year']).meta({ id: 'LedgerPeriodKind' });
export type LedgerPeriodKind = z.infer<typeof ledgerPeriodKindSchema>;

/** A ledger (台账) as its plugin declares it: a view of work done, which nobody fills in by hand. */
export const ledgerDeclarationSchema = z
  .strictObject({
    /** Without the plugin's prefix: `visits` becomes `elderly-care:visits`. */
    name: nameSchema,
    title: localizedTextSchema,
    /** What stands in it, in one sentence. */
    rule: localizedTextSchema,
    /** Who asks for it (使用部门); left out: the plugin's bureau. */
    usedBy: localizedTextSchema.optional(),
    /** Of the plugin's own; whoever holds it in a unit reads the unit's rows. */
    permission: permissionNameSchema,
    period: ledgerPeriodKindSchema,
    /** Level of the units that keep it, each of which seals its own. */
    unit: unitLevelSchema.default('community'),
    /**
     * Its rows tell of people what the law calls sensitive (PIPL art. 28): the audit keeps who read it, and each resident
     * whom a row names may ask.
     */
    sensitive: z.boolean().default(false),
    columns: z.array(ledgerColumnSchema).min(1).max(40),
  })
  .superRefine(({ columns }, context) => {
    for (const property of ['name', 'semantic'] as const) {
      for (const [index, column] of columns.entries()) {
        if (columns.findIndex((each) => each[property] === column[property]) === index) continue;
        context.addIssue({
          code: 'custom',
          path: ['columns', index, property],
          message: `${column[property]} stands twice`,
        });
      }
    }
    const searched = columns.filter(isSearched);
    const [found] = searched;
    if (searched.length > 1) {
      const message = `readers find rows by one column, and not by ${searched.map(({ name }) => name).join(' and ')}`;
      context.addIssue({ code: 'custom', path: ['columns'], message });
    } else if (found?.type === 'person' && found.semantic !== 'person.name') {
      const message = 'of what is about a person rows are found by the name: numbers are masked';
      context.addIssue({ code: 'custom', path: ['columns', columns.indexOf(found), 'search'], message });
    }
  })
  .meta({ id: 'LedgerDeclaration' });
export type LedgerDeclaration = z.infer<typeof ledgerDeclarationSchema>;

/** Whether readers find rows by this column. */
export function isSearched(column: LedgerColumn): boolean {
  return (column.type === 'person' || column.type === 'text') && column.search === true;
}

/** `<plugin>:<name>`, or `core:<name>`. */
export const ledgerIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*:[a-z][A-Za-z0-9]*$/, 'must read <plugin|core>:<name>')
  .max(81);

/** `2026-11`, `2026-Q4` or `2026`. */
export const ledgerPeriodSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/, 'must be a month, quarter or year');
