import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions, permissionNameSchema } from '../identity/permissions.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, ulidSchema } from '../primitives.js';

/** What an integrator may be granted of core's: reading. Work is done by people and by plugins. */
export const coreServiceGrantSchema = z.enum([
  corePermissions.orgUnitRead,
  corePermissions.personRead,
  corePermissions.taskRead,
]);

/** Of a plugin's own, whichever it declares: a device or another system calls the plugin's API with it. */
const pluginServiceGrantSchema = permissionNameSchema.refine((name) => !name.startsWith('core:'), {
  message: 'of core’s permissions only those that read',
});

export const serviceGrantSchema = z
  .union([coreServiceGrantSchema, pluginServiceGrantSchema])
  .meta({ id: 'ServiceGrant' });
export type ServiceGrant = z.infer<typeof serviceGrantSchema>;

/** Another system of the district that reads the API, or calls plugins, by itself, within units named at its creation. */
export const serviceAccountSchema = z
  .object({
    id: ulidSchema,
    name: z.string(),
    clientId: z.string(),
    grants: z.array(serviceGrantSchema),
    /** Those of them that exist today. */
    units: z.array(unitReferenceSchema),
    disabled: z.boolean(),
    createdAt: instantSchema,
    /** Secrets that open it now; `expiresAt` is null for the newest. */
    secrets: z.array(z.object({ createdAt: instantSchema, expiresAt: instantSchema.nullable() })),
  })
  .meta({ id: 'ServiceAccount' });
export type ServiceAccount = z.infer<typeof serviceAccountSchema>;

/** The secret is answered once and kept only as a hash. */
export const serviceCredentialsSchema = z.object({ serviceAccount: serviceAccountSchema, clientSecret: z.string() });
export type ServiceCredentials = z.infer<typeof serviceCredentialsSchema>;

const access = { kind: 'permission', permission: corePermissions.securityManage } as const;
const params = z.object({ id: ulidSchema });

export const serviceAccountRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/service-accounts',
    summary: 'Service accounts of integrators, the newest first',
    access,
    query: z.strictObject({ ...pageQueryShape }),
    response: pageOf(serviceAccountSchema),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/service-accounts',
    summary: 'A service account for an integrator',
    access,
    stepUp: true,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      grants: z.array(serviceGrantSchema).min(1),
      unitIds: z.array(ulidSchema).min(1).max(100),
    }),
    response: serviceCredentialsSchema,
    status: 201,
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/service-accounts/:id',
    summary: 'Disable or enable a service account; its tokens are refused from the next request on',
    access,
    stepUp: true,
    params,
    body: z.strictObject({ disabled: z.boolean() }),
    response: serviceAccountSchema,
  }),
  renewSecret: defineRoute({
    method: 'POST',
    path: '/api/v1/service-accounts/:id/secrets',
    summary: 'A new secret; the former ones open for a while longer, so that the change needs no outage',
    access,
    stepUp: true,
    params,
    body: z.strictObject({ overlapHours: z.number().int().min(0).max(168).default(24) }),
    response: serviceCredentialsSchema,
    status: 201,
  }),
};
