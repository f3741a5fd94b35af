import { z } from 'zod';
import { roleSchema } from '../identity/permissions.js';
import { unitKindSchema, unitLevelSchema } from '../org/unit.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { sexSchema } from '../registry/person.js';

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
  }),
  z.strictObject({
    record: z.literal('building'),
    id: ulidSchema,
    communityId: ulidSchema,
    gridId: ulidSchema.nullable(),
    name: z.string(),
    /** Order along the walk through the community. */
    position: z.number().int(),
  }),
  z.strictObject({
    record: z.literal('dwelling'),
    id: ulidSchema,
    buildingId: ulidSchema,
    entrance: z.string().nullable(),
    floor: z.number().int(),
    door: z.string(),
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
  }),
  z.strictObject({
    record: z.literal('account'),
    id: ulidSchema,
    username: z.string(),
    displayName: z.string(),
    password: z.string(),
  }),
  z.strictObject({
    record: z.literal('appointment'),
    id: ulidSchema,
    accountId: ulidSchema,
    unitId: ulidSchema,
    role: roleSchema,
    validFrom: calendarDateSchema,
  }),
]);
export type SeedRecord = z.infer<typeof seedRecordSchema>;
