import { z } from 'zod';
import { roleSchema } from '../identity/permissions.js';
import { localizedTextSchema, ulidSchema } from '../primitives.js';
import { bodyKindSchema } from './body.js';
import { unitReferenceSchema, validityShape } from './unit.js';

/** A post of a unit and who holds it. */
export const unitPostSchema = z
  .object({
    id: ulidSchema,
    account: z.object({ id: ulidSchema, name: z.string() }),
    role: roleSchema,
    title: localizedTextSchema,
    unit: unitReferenceSchema,
    /** The body, agency or partner in which the post is; all null for one of the unit itself. */
    body: z.object({ id: ulidSchema, kind: bodyKindSchema, name: z.string() }).nullable(),
    agency: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    partner: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    ...validityShape,
  })
  .meta({ id: 'UnitPost' });
export type UnitPost = z.infer<typeof unitPostSchema>;
