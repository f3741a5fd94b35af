import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { sessionSchema } from './my-sessions.js';
import { corePermissions } from './permissions.js';
import { accountSchema } from './session.js';

/** An account as the security administrator sees it. */
export const accountSecuritySchema = z
  .object({
    account: accountSchema,
    disabled: z.boolean(),
    secondFactor: z.boolean(),
    sessions: z.number().int(),
    lastSeenAt: instantSchema.nullable(),
  })
  .meta({ id: 'AccountSecurity' });
export type AccountSecurity = z.infer<typeof accountSecuritySchema>;

const access = { kind: 'permission', permission: corePermissions.securityManage } as const;
const params = z.object({ accountId: ulidSchema });

export const accountSecurityRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/security/accounts',
    summary: 'Accounts by username, with their logins and second factors',
    access,
    query: z.strictObject({
      ...pageQueryShape,
      /** Beginning of a username or a name. */
      q: z.string().trim().max(50).optional(),
      /** Only those who are logged in. */
      online: z.enum(['true', 'false']).default('false'),
    }),
    response: pageOf(accountSecuritySchema),
  }),
  sessions: defineRoute({
    method: 'GET',
    path: '/api/v1/security/accounts/:accountId/sessions',
    summary: 'Logins of an account that are alive, the latest first; at most 100',
    access,
    params,
    response: z.object({ items: z.array(sessionSchema) }),
  }),
  endSession: defineRoute({
    method: 'DELETE',
    path: '/api/v1/security/accounts/:accountId/sessions/:id',
    summary: 'End somebody’s login',
    access,
    params: params.extend({ id: ulidSchema }),
  }),
  endSessions: defineRoute({
    method: 'DELETE',
    path: '/api/v1/security/accounts/:accountId/sessions',
    summary: 'End all of somebody’s logins',
    access,
    params,
    response: z.object({ ended: z.number().int() }),
  }),
  resetSecondFactor: defineRoute({
    method: 'DELETE',
    path: '/api/v1/security/accounts/:accountId/second-factor',
    summary: 'Take somebody’s second factor away, who lost it; ends their logins',
    access,
    params,
    stepUp: true,
  }),
};
