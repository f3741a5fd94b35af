import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { instantSchema, ulidSchema } from '../primitives.js';

const access = { kind: 'permission', permission: corePermissions.securityManage } as const;

/** What a ring of keys is for: sealing fields, or the blind indexes by which they are found. */
export const keyPurposeSchema = z.enum(['fields', 'indexes']).meta({ id: 'KeyPurpose' });
export type KeyPurpose = z.infer<typeof keyPurposeSchema>;

export const keyRotationSchema = z
  .object({
    id: ulidSchema,
    purpose: keyPurposeSchema,
    keyId: z.string(),
    startedAt: instantSchema,
    /** Rows looked at so far. */
    rows: z.number().int(),
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'KeyRotation' });
export type KeyRotation = z.infer<typeof keyRotationSchema>;

export const keyRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/keys',
    summary: 'The keys of both rings, without the keys themselves, and the latest rotations',
    access,
    response: z.object({
      rings: z.array(z.object({ purpose: keyPurposeSchema, current: z.string(), keys: z.array(z.string()) })),
      rotations: z.array(keyRotationSchema),
    }),
  }),
  rotate: defineRoute({
    method: 'POST',
    path: '/api/v1/keys/:purpose/rotations',
    summary: 'Make a new key: whatever is sealed from now on uses it; what is there follows in the background',
    access,
    params: z.object({ purpose: keyPurposeSchema }),
    response: keyRotationSchema,
    status: 202,
    stepUp: true,
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/keys/:purpose/:keyId',
    summary: 'Destroy an old key that nothing uses any more',
    access,
    params: z.object({ purpose: keyPurposeSchema, keyId: z.string().regex(/^k\d+$/) }),
    stepUp: true,
  }),
};
