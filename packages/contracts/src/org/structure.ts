import { z } from 'zod';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { agencyKindSchema, bodyKindSchema, partnerKindSchema } from './body.js';
import { unitReferenceSchema, validityShape } from './unit.js';

/** What has a name and lies in a unit for a time. */
const withinUnitShape = { id: ulidSchema, unit: unitReferenceSchema, name: z.string(), ...validityShape };

/** A term of office (届): `validTo` is the day on which it has ended. */
export const termSchema = z
  .object({ validFrom: calendarDateSchema, validTo: calendarDateSchema })
  .meta({ id: 'TermOfOffice' });
export type Term = z.infer<typeof termSchema>;

export const bodySchema = z
  .object({
    ...withinUnitShape,
    kind: bodyKindSchema,
    title: localizedTextSchema,
    /** The latest term that has begun; null for a body that is not elected, or whose terms nobody has entered. */
    term: termSchema.extend({ expired: z.boolean() }).nullable(),
  })
  .meta({ id: 'Body' });
export type Body = z.infer<typeof bodySchema>;

export const agencySchema = z
  .object({
    ...withinUnitShape,
    kind: agencyKindSchema,
    title: localizedTextSchema,
    bureau: bureauColorSchema,
    /** The one Hanzi of its cell. */
    glyph: z.string(),
    serves: z.array(z.object({ unit: unitReferenceSchema, ...validityShape })),
  })
  .meta({ id: 'Agency' });
export type Agency = z.infer<typeof agencySchema>;

export const partnerSchema = z
  .object({ ...withinUnitShape, kind: partnerKindSchema, title: localizedTextSchema })
  .meta({ id: 'Partner' });
export type Partner = z.infer<typeof partnerSchema>;

export const premisesSchema = z
  .object({ ...withinUnitShape, areaSquareMetres: z.number().int() })
  .meta({ id: 'Premises' });
export type Premises = z.infer<typeof premisesSchema>;

/** What a unit holds as of a day. Agencies: those that serve it, a unit above it or a grid of it, or have their seat there. */
export const unitStructureSchema = z
  .object({
    bodies: z.array(bodySchema),
    agencies: z.array(agencySchema),
    partners: z.array(partnerSchema),
    premises: z.array(premisesSchema),
  })
  .meta({ id: 'UnitStructure' });
export type UnitStructure = z.infer<typeof unitStructureSchema>;
