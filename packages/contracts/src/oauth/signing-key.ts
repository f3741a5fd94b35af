import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { instantSchema } from '../primitives.js';

/**
 * A key of core's tokens. It is published before it signs (`next`), so that whoever verifies has it in time; the one
 * before stays published (`verifying`) until the last token that it signed has expired.
 */
export const signingKeySchema = z
  .object({
    kid: z.string(),
    createdAt: instantSchema,
    signsFrom: instantSchema,
    state: z.enum(['next', 'signing', 'verifying']),
  })
  .meta({ id: 'SigningKey' });
export type SigningKeyState = z.infer<typeof signingKeySchema>;

const access = { kind: 'permission', permission: corePermissions.securityManage } as const;
const path = '/api/v1/security/signing-keys';

export const signingKeyRoutes = {
  list: defineRoute({
    method: 'GET',
    path,
    summary: 'Keys of core’s tokens, the newest first',
    access,
    response: z.object({ items: z.array(signingKeySchema) }),
  }),
  rotate: defineRoute({
    method: 'POST',
    path,
    summary: 'Make a new signing key; nothing in flight fails',
    access,
    stepUp: true,
    response: signingKeySchema,
    status: 201,
  }),
};
