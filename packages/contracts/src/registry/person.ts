import { z } from 'zod';
import { aboutPerson, internal, sensitive } from '../access/field-class.js';
import { unitPathSchema } from '../org/unit.js';
import { calendarDateSchema, instantSchema, ulidSchema } from '../primitives.js';
import { factSchema } from './fact.js';
import { newRegistrationSchema, newResidenceSchema, relationSchema, sourceSchema } from './relation.js';

/** Residents by id that one call takes. */
export const PEOPLE_AT_ONCE = 500;

export const sexSchema = z.enum(['female', 'male']).meta({ id: 'Sex' });
export type Sex = z.infer<typeof sexSchema>;

/**
 * Document by which somebody is known: citizen ID (公民身份号码), or for people without one their own types: permits of
 * Hong Kong/Macao (港澳居民) and Taiwan (台湾居民), passport (外国人), birth certificate (新生儿), none (无证件).
 */
export const documentTypeSchema = z
  .enum(['citizenId', 'hongKongMacaoPermit', 'taiwanPermit', 'passport', 'birthCertificate', 'none'])
  .meta({ id: 'DocumentType' });
export type DocumentType = z.infer<typeof documentTypeSchema>;

/** A door: building · entrance · dwelling (楼栋·单元·户室). `text` is the whole as people say it. */
export const doorSchema = z
  .object({
    householdId: ulidSchema,
    buildingId: ulidSchema,
    building: z.string(),
    entrance: z.string().nullable(),
    door: z.string(),
    text: z.string(),
  })
  .meta({ id: 'Door' });
export type Door = z.infer<typeof doorSchema>;

/** A resident as lists show them. Numbers are masked: ID to its first and last character, phone 3 + 4. */
export const personSummarySchema = z
  .object({
    id: ulidSchema,
    name: internal(z.string()),
    sex: internal(sexSchema),
    birthDate: internal(calendarDateSchema),
    idNumber: sensitive(z.string().nullable(), 'idNumber'),
    phone: sensitive(z.string().nullable(), 'phone'),
    units: internal(unitPathSchema),
    unitName: internal(z.string()),
    door: internal(doorSchema.nullable()),
    /** How many people the registry knows behind this door; 1 is a person living alone (独居). */
    householdSize: internal(z.number().int().nullable()),
  })
  .meta({ id: 'PersonSummary', ...aboutPerson });
/** A resident as lists show them; ID number and phone masked. */
export type PersonSummary = z.infer<typeof personSummarySchema>;

/** A further phone, masked, and whose or what it is: 儿子, 座机. */
export const furtherPhoneSchema = z
  .object({ id: ulidSchema, phone: sensitive(z.string(), 'phone'), label: internal(z.string()) })
  .meta({ id: 'FurtherPhone', ...aboutPerson });

export const householdMemberSchema = z
  .object({ id: ulidSchema, name: internal(z.string()), birthDate: internal(calendarDateSchema) })
  .meta({ id: 'HouseholdMember', ...aboutPerson });

export const personSchema = personSummarySchema
  .extend({
    documentType: internal(documentTypeSchema),
    /** Changes with the photo; null where there is none. */
    photoId: internal(ulidSchema.nullable()),
    aliases: internal(z.array(z.string())),
    furtherPhones: internal(z.array(furtherPhoneSchema)),
    /** Those of today, the four kinds in their order. */
    relations: internal(z.array(relationSchema)),
    /** Lives outside the community of their registration (人户分离); null where either is unknown. */
    registrationMismatch: internal(z.boolean().nullable()),
    /** Facts that hold today and that the caller may see. */
    facts: internal(z.array(factSchema)),
    householdMembers: internal(z.array(householdMemberSchema)),
    updatedAt: internal(instantSchema),
    /** What the caller may do here. */
    actions: internal(z.array(z.enum(['correct', 'relate', 'recordFact']))),
  })
  .meta({ id: 'Person', ...aboutPerson });
/** A resident with relations and those facts that the reader may see; numbers masked. */
export type Person = z.infer<typeof personSchema>;

/** Digits with an optional +; spaces and hyphens are taken out. */
export const phoneSchema = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s()-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{7,15}$/, 'must be 7 to 15 digits'));

const nameSchema = z
  .string()
  .transform((text) =>
    text
      .normalize('NFKC')
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/[•‧・･]/g, '·'),
  )
  .pipe(z.string().min(1).max(50));

/** How many phones beside the first one. */
export const MOST_FURTHER_PHONES = 5;

const identity = {
  name: nameSchema,
  sex: sexSchema,
  birthDate: calendarDateSchema,
  documentType: documentTypeSchema,
  /** Null exactly for the document type `none`. */
  idNumber: z.string().trim().min(1).max(30).nullable(),
  aliases: z.array(nameSchema).max(5),
  /** The one that is called first. */
  phone: phoneSchema.nullable(),
  furtherPhones: z
    .array(z.strictObject({ phone: phoneSchema, label: z.string().trim().min(1).max(20) }))
    .max(MOST_FURTHER_PHONES),
};

export const newPhoneSchema = z
  .strictObject({ phone: phoneSchema, label: z.string().trim().min(1).max(20), source: sourceSchema })
  .meta({ id: 'NewPhone' });
export type NewPhone = z.infer<typeof newPhoneSchema>;

export const newPersonSchema = z
  .strictObject({
    ...identity,
    aliases: identity.aliases.default([]),
    furtherPhones: identity.furtherPhones.default([]),
    source: sourceSchema,
    /** Decides the unit that serves them: that of the building. */
    residence: newResidenceSchema.omit({ source: true }),
    registration: newRegistrationSchema.omit({ source: true }).optional(),
  })
  .meta({ id: 'NewPerson' });
export type NewPerson = z.infer<typeof newPersonSchema>;

/** What is given replaces what was there; document type and number go together. */
export const personCorrectionSchema = z
  .strictObject({
    name: identity.name.optional(),
    sex: identity.sex.optional(),
    birthDate: identity.birthDate.optional(),
    document: z.strictObject({ type: documentTypeSchema, idNumber: identity.idNumber }).optional(),
    aliases: identity.aliases.optional(),
    phone: identity.phone.optional(),
    furtherPhones: identity.furtherPhones.optional(),
    source: sourceSchema,
  })
  .refine(({ source: _, ...changes }) => Object.values(changes).some((value) => value !== undefined), {
    message: 'say what changes',
  })
  .meta({ id: 'PersonCorrection' });
export type PersonCorrection = z.infer<typeof personCorrectionSchema>;
