import { z } from 'zod';
import { roleSchema } from '../identity/permissions.js';
import { agencyKindSchema, bodyKindSchema, partnerKindSchema } from '../org/body.js';
import { unitReferenceSchema } from '../org/unit.js';
import { calendarDateSchema, localizedTextSchema, ulidSchema } from '../primitives.js';

/**
 * `regular`: the one main post of a person; `concurrent` (交叉任职): beside it; `secondment` (借调): the host unit has
 * work and rights while the home unit keeps the post.
 */
export const appointmentKindSchema = z.enum(['regular', 'concurrent', 'secondment']).meta({ id: 'AppointmentKind' });
export type AppointmentKind = z.infer<typeof appointmentKindSchema>;

/** `lent`: in force, but a secondment runs, and until it ends this post gives no rights. `withdrawn`: it never began. */
export const appointmentStateSchema = z
  .enum(['upcoming', 'current', 'lent', 'past', 'withdrawn'])
  .meta({ id: 'AppointmentState' });
export type AppointmentState = z.infer<typeof appointmentStateSchema>;

/** Person × unit (or a body, agency or partner of it) × role × dates. */
export const appointmentSchema = z
  .object({
    id: ulidSchema,
    role: roleSchema,
    title: localizedTextSchema,
    unit: unitReferenceSchema,
    /** Name of the community where the unit is a grid of it. */
    community: z.string().nullable(),
    /** The body, agency or partner in which the post is; all null for one of the unit itself. */
    body: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    agency: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    partner: z.object({ id: ulidSchema, name: z.string() }).nullable(),
    kind: appointmentKindSchema,
    /** The appointment at home that a secondment lends away. */
    secondedFrom: ulidSchema.nullable(),
    /** A secondment to a higher level than the home unit's: an exception, with a basis and an end. */
    upward: z.boolean(),
    basis: z.string().nullable(),
    validFrom: calendarDateSchema,
    /** The first day on which it no longer holds; null: no end yet. */
    validTo: calendarDateSchema.nullable(),
    state: appointmentStateSchema,
    /** The caller may end or correct it, or second somebody from it. */
    mayChange: z.boolean(),
  })
  .meta({ id: 'Appointment' });
export type Appointment = z.infer<typeof appointmentSchema>;

/** The document on which an appointment rests, e.g. 柳街组〔2026〕12 号. */
export const basisSchema = z.string().trim().min(1).max(200);

const placeShape = {
  role: roleSchema,
  unitId: ulidSchema,
  bodyId: ulidSchema.optional(),
  agencyId: ulidSchema.optional(),
  partnerId: ulidSchema.optional(),
  validFrom: calendarDateSchema,
  /** The first day on which it no longer holds; without it there is no end yet. */
  validTo: calendarDateSchema.optional(),
};

export const newAppointmentSchema = z
  .strictObject({
    ...placeShape,
    kind: z.enum(['regular', 'concurrent']).default('regular'),
    basis: basisSchema.optional(),
  })
  .meta({ id: 'NewAppointment' });
export type NewAppointment = z.infer<typeof newAppointmentSchema>;

export const newSecondmentSchema = z.strictObject({ ...placeShape, basis: basisSchema }).meta({ id: 'NewSecondment' });
export type NewSecondment = z.infer<typeof newSecondmentSchema>;

/** What was recorded of an appointment, each time it was: nothing of it is overwritten. */
export const appointmentRevisionSchema = z
  .object({
    id: ulidSchema,
    appointmentId: ulidSchema,
    at: z.iso.datetime({ precision: 3 }),
    actor: z.object({ id: z.string(), name: z.string() }),
    act: z.enum(['appointed', 'seconded', 'corrected', 'ended']),
    reason: z.string().nullable(),
    role: roleSchema,
    title: localizedTextSchema,
    unit: unitReferenceSchema,
    kind: appointmentKindSchema,
    basis: z.string().nullable(),
    validFrom: calendarDateSchema,
    validTo: calendarDateSchema.nullable(),
  })
  .meta({ id: 'AppointmentRevision' });
export type AppointmentRevision = z.infer<typeof appointmentRevisionSchema>;

/** A post that the caller may give in a unit, with the bodies, agencies or partners in which it may be held. */
export const openingSchema = z
  .object({
    role: roleSchema,
    title: localizedTextSchema,
    bodies: z.array(z.object({ id: ulidSchema, kind: bodyKindSchema, name: z.string() })),
    agencies: z.array(z.object({ id: ulidSchema, kind: agencyKindSchema, name: z.string() })),
    /** The post is held in one of these agencies, never of the unit itself. */
    inAgency: z.boolean(),
    partners: z.array(z.object({ id: ulidSchema, kind: partnerKindSchema, name: z.string() })),
  })
  .meta({ id: 'Opening' });
export type Opening = z.infer<typeof openingSchema>;
