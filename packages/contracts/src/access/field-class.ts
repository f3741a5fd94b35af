import { z } from 'zod';

/**
 * What a field of an answer may show to whom: `public` to anybody, `internal` to staff with the permission and the
 * scope, `sensitive` (PIPL art. 28, and numbers that open other doors) only masked, unless it is revealed with a reason.
 */
export const fieldClassSchema = z.enum(['public', 'internal', 'sensitive']);
export type FieldClass = z.infer<typeof fieldClassSchema>;

/** How a sensitive text is shortened: an ID number to its first and last character, a phone to 3 + 4 digits. */
export const maskNameSchema = z.enum(['idNumber', 'phone']);
export type MaskName = z.infer<typeof maskNameSchema>;

export function internal<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ fieldClass: 'internal' });
}

/** Whatever handler fills it, it leaves core masked. */
export function sensitive<Schema extends z.ZodType<string | null | undefined>>(schema: Schema, mask: MaskName): Schema {
  return schema.meta({ fieldClass: 'sensitive', mask });
}

/** Marks an object that describes a resident: each of its fields but identifiers must have a class. */
export const aboutPerson = { about: 'person' } as const;

export interface FieldMeta {
  fieldClass: FieldClass | null;
  mask: MaskName | null;
  aboutPerson: boolean;
}

/** The class that a schema carries itself; `optional`, `nullable` and the like around it are looked through. */
export function fieldMetaOf(schema: z.core.$ZodType): FieldMeta {
  const meta = z.globalRegistry.get(schema);
  const fieldClass = fieldClassSchema.safeParse(meta?.fieldClass).data ?? null;
  const own = {
    fieldClass,
    mask: maskNameSchema.safeParse(meta?.mask).data ?? null,
    aboutPerson: meta?.about === aboutPerson.about,
  };
  const inner = innerOf(schema);
  return fieldClass !== null || own.aboutPerson || inner === null ? own : fieldMetaOf(inner);
}

/** The schema within a wrapper that changes nothing about what is inside; null for any other schema. */
export function innerOf(schema: z.core.$ZodType): z.core.$ZodType | null {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.def.innerType;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return schema.def.innerType;
  return schema instanceof z.ZodPipe ? schema.def.out : null;
}
