import { z } from 'zod';
import { type LocalizedText, localizedTextSchema } from '../primitives.js';

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

export interface SettingFault {
  code: 'wrong_type' | 'too_long' | 'too_small' | 'too_big' | 'off_step' | 'not_an_option' | 'empty';
  message: LocalizedText;
}

const typeOfValue = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  choice: 'string',
  secret: 'string',
} as const satisfies Record<SettingField['type'], string>;

/** What is wrong with a value of a field; null where it is allowed. The one check of manifest, core, plugin and form. */
export function settingFault(field: SettingField, value: SettingValue): SettingFault | null {
  const wanted = typeOfValue[field.type];
  if (typeof value !== wanted) return fault('wrong_type', '类型不对', `must be a ${wanted}`);
  if (field.type === 'number') return numberFault(field, Number(value));
  if (field.type === 'boolean') return null;
  if (field.type === 'choice') {
    const known = field.options.some((option) => option.value === value);
    return known ? null : fault('not_an_option', '请从选项里选一个', 'must be one of the options');
  }
  const text = String(value);
  if (field.type === 'secret' && text === '') return fault('empty', '不能是空的', 'must not be empty');
  if ([...text].length <= field.maximum) return null;
  return fault('too_long', `最多 ${field.maximum} 个字`, `must have at most ${field.maximum} characters`);
}

/** Steps such as 0.1 are not exact in binary: whoever is this near to a step is on it. */
const NEARLY = 1e-9;

function numberFault(
  { minimum, maximum, step }: Extract<SettingField, { type: 'number' }>,
  value: number,
): SettingFault | null {
  if (value < minimum) return fault('too_small', `不能小于 ${minimum}`, `must be at least ${minimum}`);
  if (value > maximum) return fault('too_big', `不能大于 ${maximum}`, `must be at most ${maximum}`);
  const steps = (value - minimum) / step;
  if (Math.abs(steps - Math.round(steps)) < NEARLY) return null;
  return fault(
    'off_step',
    `只能是 ${minimum} 加上 ${step} 的倍数`,
    `must be ${minimum} or some multiple of ${step} above it`,
  );
}

function fault(code: SettingFault['code'], chinese: string, english: string): SettingFault {
  return { code, message: { 'zh-CN': chinese, en: english } };
}

/** The settings of a manifest: names once each, bounds that hold something, defaults that are allowed themselves. */
export const settingFieldsSchema = z
  .array(settingFieldSchema)
  .max(100)
  .superRefine((fields, context) => {
    for (const [index, field] of fields.entries()) {
      const refuse = (property: string, message: string) =>
        context.addIssue({ code: 'custom', path: [index, property], message });
      if (fields.findIndex(({ name }) => name === field.name) < index) refuse('name', `${field.name} stands twice`);
      if (field.type === 'secret') continue;
      if (field.type === 'number' && field.minimum > field.maximum) refuse('minimum', 'must not be above the maximum');
      if (field.type === 'choice' && new Set(field.options.map(({ value }) => value)).size < field.options.length) {
        refuse('options', 'each value stands once');
      }
      const wrong = settingFault(field, field.default);
      if (wrong !== null) refuse('default', wrong.message.en);
    }
  });
