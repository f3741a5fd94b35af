import { z } from 'zod';
import { localizedTextSchema } from '../primitives.js';

/**
 * Classes of facts. `livingSituation` and `status` are internal; the other four are sensitive (guide.md, "Data"): sealed
 * at rest, absent for whoever may not see their class, and never shown beside a name.
 */
export const factClassSchema = z
  .enum(['livingSituation', 'status', 'allowance', 'disability', 'ability', 'illness'])
  .meta({ id: 'FactClass' });
export type FactClass = z.infer<typeof factClassSchema>;

export const sensitiveFactClassSchema = factClassSchema.extract(['allowance', 'disability', 'ability', 'illness']);

export const sensitiveFactClasses: ReadonlySet<FactClass> = new Set<FactClass>(sensitiveFactClassSchema.options);

const fieldNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]*$/);

/** One field of a fact's value, from which both its check and its form derive. */
export const factFieldSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('choice'),
      name: fieldNameSchema,
      title: localizedTextSchema,
      options: z
        .array(z.strictObject({ value: fieldNameSchema, title: localizedTextSchema }))
        .min(1)
        .max(30),
    }),
    z.strictObject({
      type: z.literal('text'),
      name: fieldNameSchema,
      title: localizedTextSchema,
      maximum: z.number().int().min(1).max(500),
    }),
    z.strictObject({ type: z.literal('date'), name: fieldNameSchema, title: localizedTextSchema }),
    /** A sum in fen (分) a month. */
    z.strictObject({ type: z.literal('money'), name: fieldNameSchema, title: localizedTextSchema }),
  ])
  .meta({ id: 'FactField' });
export type FactField = z.infer<typeof factFieldSchema>;

/** `livingAlone`, or a plugin's own: `elderly-care:serviceLevel`. */
export const factKindNameSchema = z
  .string()
  .regex(/^([a-z][a-z0-9-]*:)?[a-z][A-Za-z0-9]*$/, 'must read <kind> or <plugin>:<kind>')
  .max(80);

export const factKindSchema = z
  .strictObject({
    kind: factKindNameSchema,
    title: localizedTextSchema,
    class: factClassSchema,
    /** Who usually vouches for it. */
    source: localizedTextSchema,
    /** None: the fact itself says all. */
    fields: z.array(factFieldSchema).max(20),
  })
  .meta({ id: 'FactKind' });
export type FactKind = z.infer<typeof factKindSchema>;

/** A value by the names of its fields: text, a date, or fen. Fields that are not known are left out. */
export const factValueSchema = z
  .record(fieldNameSchema, z.union([z.string().max(500), z.number().int().min(0)]))
  .meta({ id: 'FactValue' });
export type FactValue = z.infer<typeof factValueSchema>;

/** The check of one kind's values. */
export function valueSchemaOf({ fields }: Pick<FactKind, 'fields'>): z.ZodType {
  return z.strictObject(Object.fromEntries(fields.map((field) => [field.name, fieldSchemaOf(field).optional()])));
}

function fieldSchemaOf(field: FactField): z.ZodType<string | number> {
  switch (field.type) {
    case 'choice':
      return z.enum(field.options.map(({ value }) => value));
    case 'text':
      return z.string().trim().min(1).max(field.maximum);
    case 'date':
      return z.iso.date();
    case 'money':
      return z.number().int().min(0);
  }
}
