import { z } from 'zod';
import { defineRoute, uploadSchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';

const manage = { kind: 'permission', permission: corePermissions.personManage } as const;
const params = z.object({ id: ulidSchema });

/** Who agreed that the photo is kept; for a child under 14 the guardian does (PIPL art. 31). */
export const photoConsentSchema = z.enum(['resident', 'guardian']).meta({ id: 'PhotoConsent' });
export type PhotoConsent = z.infer<typeof photoConsentSchema>;

/**
 * The photo by which people at the door know a resident. It is for eyes only: nothing is measured, compared or searched
 * in it.
 */
export const photoRoutes = {
  set: defineRoute({
    method: 'PUT',
    path: '/api/v1/people/:id/photo',
    summary:
      'Keep a photo of a resident (JPEG, PNG or WebP, 2 MB, 4096 pixels each way); what else the file holds is taken out',
    access: manage,
    params,
    query: z.strictObject({ consentBy: photoConsentSchema }),
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: z.object({ photoId: ulidSchema }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/people/:id/photo',
    summary: 'The photo of a resident',
    access: { kind: 'permission', permission: corePermissions.personRead },
    params,
    /** The photo’s id, so that a new one is not taken for the one before. */
    query: z.strictObject({ v: ulidSchema.optional() }),
    response: z.file(),
    media: 'application/octet-stream',
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/people/:id/photo',
    summary: 'Delete the photo of a resident, as when they no longer agree',
    access: manage,
    params,
  }),
};
