import { z } from 'zod';

/** What server and web part of this plugin agree on, shared by its features. Durations are whole minutes. */

export const idSchema = z.string().length(26);
export const daySchema = z.iso.date();
/** `HH:MM` in the district's time zone. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const reasonSchema = z.string().trim().min(2).max(200);
/** Body of what is done for a reason and nothing else. */
export const reasonBodySchema = z.strictObject({ reason: reasonSchema });
/** Answer to what made something. */
export const createdSchema = z.object({ id: z.string() });
export const pageShape = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

/** Who stands behind an id, read from the platform at each answer; null for somebody whom the caller may no longer read. */
export const faceSchema = z
  .object({ name: z.string(), birthDate: daySchema, door: z.string().nullable(), unitName: z.string() })
  .nullable();
export type Face = z.infer<typeof faceSchema>;

/** What volunteers do (服务类别). */
export const serviceKindSchema = z.enum([
  ...(['patrol', 'environment', 'elders', 'children'] as const),
  ...(['culture', 'emergency', 'errands', 'other'] as const),
]);
export type ServiceKind = z.infer<typeof serviceKindSchema>;
