import { z } from 'zod';
import { localizedTextSchema } from '../primitives.js';

const common = {
  name: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/)
    .max(60),
  title: localizedTextSchema,
  /** What it changes, in the words of whoever sets it. */
  help: localizedTextSchema.optional(),
  /** Whether a unit below the district may have a value of its own; its units inherit it. */
  perUnit: z.boolean().default(false),
};

/** One setting, from which its check, its form and its type in the plugin derive. A secret has no default. */
export const settingFieldSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...common,
      type: z.literal('text'),
      maximum: z.number().int().min(1).max(2_000),
      default: z.string().max(2_000),
    }),
    z.strictObject({
      ...common,
      type: z.literal('number'),
      minimum: z.number(),
      maximum: z.number(),
      /** How far apart values are: 1 for whole numbers. */
      step: z.number().positive().default(1),
      unit: localizedTextSchema.optional(),
      default: z.number(),
    }),
    z.strictObject({ ...common, type: z.literal('boolean'), default: z.boolean() }),
    z.strictObject({
      ...common,
      type: z.literal('choice'),
      options: z
        .array(z.strictObject({ value: z.string().min(1).max(100), title: localizedTextSchema }))
        .min(2)
        .max(50),
      default: z.string(),
    }),
    /** Sealed at rest, never answered to a person, given to the plugin’s own server alone. */
    z.strictObject({ ...common, type: z.literal('secret'), maximum: z.number().int().min(1).max(2_000) }),
  ])
  .meta({ id: 'SettingField' });
export type SettingField = z.infer<typeof settingFieldSchema>;

export const settingValueSchema = z.union([z.string().max(2_000), z.number(), z.boolean()]);
export type SettingValue = z.infer<typeof settingValueSchema>;
