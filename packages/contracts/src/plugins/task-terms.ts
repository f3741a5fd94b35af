import { z } from 'zod';
import { localizedTextSchema } from '../primitives.js';

/** What a worker without the bureau's qualification may do with a task at the door. */
export const doorPowerSchema = z.enum(['complete', 'collect', 'observe', 'confirm']);
export type DoorPower = z.infer<typeof doorPowerSchema>;

/** What a field of a result is called, and what its choices are called, wherever answers are read outside of their form. */
export const answerWordsSchema = z
  .strictObject({ title: localizedTextSchema, values: z.record(z.string(), localizedTextSchema).optional() })
  .meta({ id: 'AnswerWords' });
export type AnswerWords = z.infer<typeof answerWordsSchema>;
