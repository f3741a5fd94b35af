import { z } from 'zod';
import { admissionApplicationSchema } from '../admission/admission.js';
import { roleSchema } from '../identity/permissions.js';
import { positionSchema } from '../maps/position.js';
import { matterActionSchema, matterActSchema, newMatterSchema } from '../matters/matter.js';
import { agencyKindSchema, bodyKindSchema, partnerKindSchema } from '../org/body.js';
import { termSchema } from '../org/structure.js';
import { unitKindSchema, unitLevelSchema } from '../org/unit.js';
import { bureauColorSchema } from '../plugins/bureau-color.js';
import { calendarDateSchema, instantSchema, ulidSchema } from '../primitives.js';
import { factValueSchema } from '../registry/fact-kind.js';
import { sexSchema } from '../registry/person.js';
import { divisionCodeSchema, residenceKindSchema } from '../registry/relation.js';
import { appointmentKindSchema } from '../staff/appointment.js';
import { educationSchema, newQualificationSchema, newTrainingSchema } from '../staff/file.js';

/** Since when it holds, and where it was learned. */
const dated = { since: calendarDateSchema, source: z.string() };

/**
 * One line of a district file (NDJSON): what core loads into an empty database for a demo.
 * Lines stand in an order in which every reference points backwards.
 */
export const seedRecordSchema = z.discriminatedUnion('record', [
  z.strictObject({
    record: z.literal('unit'),
    id: ulidSchema,
    code: z.string().regex(/^\d{6}(\d{3}){0,3}$/),
    name: z.string(),
    level: unitLevelSchema,
    kind: unitKindSchema,
    parentId: ulidSchema.nullable(),
    validFrom: calendarDateSchema,
    areaHectares: z.number().int().optional(),
    /** What it was called before, oldest first, each until a day. */
    formerNames: z.array(z.strictObject({ name: z.string(), until: calendarDateSchema })).optional(),
  }),
  z.strictObject({
    record: z.literal('body'),
    id: ulidSchema,
    unitId: ulidSchema,
    kind: bodyKindSchema,
    name: z.string(),
    validFrom: calendarDateSchema,
    term: termSchema.optional(),
  }),
  z.strictObject({
    record: z.literal('agency'),
    id: ulidSchema,
    unitId: ulidSchema,
    kind: agencyKindSchema,
    name: z.string(),
    bureau: bureauColorSchema,
    glyph: z.string(),
    validFrom: calendarDateSchema,
    /** Ids of the units that it serves. */
    serves: z.array(ulidSchema),
  }),
  z.strictObject({
    record: z.literal('partner'),
    id: ulidSchema,
    unitId: ulidSchema,
    kind: partnerKindSchema,
    name: z.string(),
    validFrom: calendarDateSchema,
  }),
  z.strictObject({
    record: z.literal('premises'),
    id: ulidSchema,
    unitId: ulidSchema,
    name: z.string(),
    areaSquareMetres: z.number().int(),
    validFrom: calendarDateSchema,
  }),
  z.strictObject({
    record: z.literal('building'),
    id: ulidSchema,
    communityId: ulidSchema,
    gridId: ulidSchema.nullable(),
    name: z.string(),
    /** Order along the walk through the community. */
    position: z.number().int(),
    /** Where it stands. */
    location: positionSchema.optional(),
  }),
  z.strictObject({
    record: z.literal('dwelling'),
    id: ulidSchema,
    buildingId: ulidSchema,
    entrance: z.string().nullable(),
    floor: z.number().int(),
    door: z.string(),
    vacant: z.boolean().optional(),
    rented: z.boolean().optional(),
  }),
  z.strictObject({ record: z.literal('household'), id: ulidSchema, dwellingId: ulidSchema }),
  z.strictObject({
    record: z.literal('person'),
    id: ulidSchema,
    householdId: ulidSchema,
    name: z.string(),
    sex: sexSchema,
    birthDate: calendarDateSchema,
    idNumber: z.string().length(18),
    phone: z.string().length(11).nullable(),
    /** 户主. */
    head: z.boolean().optional(),
    residence: z.strictObject({ kind: residenceKindSchema, ...dated }).optional(),
    registration: z.strictObject({ divisionCode: divisionCodeSchema, address: z.string(), ...dated }).optional(),
    share: z.strictObject({ collective: z.string(), hundredths: z.number().int(), ...dated }).optional(),
    facts: z.array(z.strictObject({ kind: z.string(), value: factValueSchema, ...dated })).optional(),
  }),
  z.strictObject({
    record: z.literal('account'),
    id: ulidSchema,
    username: z.string(),
    displayName: z.string(),
    /** Null: nobody knows it, so nobody logs in with this account. */
    password: z.string().nullable(),
    officePhone: z.string().optional(),
    education: educationSchema.optional(),
    joinedOn: calendarDateSchema.optional(),
  }),
  z.strictObject({
    record: z.literal('appointment'),
    id: ulidSchema,
    accountId: ulidSchema,
    unitId: ulidSchema,
    role: roleSchema,
    /** The body, agency or partner of the unit in which the post is. */
    bodyId: ulidSchema.optional(),
    agencyId: ulidSchema.optional(),
    partnerId: ulidSchema.optional(),
    /** Default: regular. */
    kind: appointmentKindSchema.optional(),
    /** The appointment at home, of a secondment. */
    homeId: ulidSchema.optional(),
    basis: z.string().optional(),
    validFrom: calendarDateSchema,
    validTo: calendarDateSchema.optional(),
  }),
  z.strictObject({
    record: z.literal('admission'),
    id: ulidSchema,
    application: admissionApplicationSchema,
    /** The bureau that applied. */
    agencyId: ulidSchema.optional(),
    /** Who took each step, by account; all are different people. */
    by: z.strictObject({ apply: ulidSchema, sort: ulidSchema, checkFunds: ulidSchema, decide: ulidSchema }),
    publishedAt: instantSchema,
  }),
  newQualificationSchema.extend({ record: z.literal('qualification'), id: ulidSchema, accountId: ulidSchema }),
  newTrainingSchema.extend({ record: z.literal('training'), id: ulidSchema, accountId: ulidSchema }),
  z.strictObject({
    record: z.literal('diaryEntry'),
    id: ulidSchema,
    householdId: ulidSchema,
    authorId: ulidSchema,
    visitedAt: instantSchema,
    text: z.string(),
  }),
  z.strictObject({
    record: z.literal('matter'),
    id: ulidSchema,
    reporterId: ulidSchema,
    matter: newMatterSchema,
    /** What was done with it, by which account, oldest first. */
    acts: z.array(z.strictObject({ by: ulidSchema, action: matterActionSchema, act: matterActSchema })),
  }),
]);
export type SeedRecord = z.infer<typeof seedRecordSchema>;
