import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { passwordTextSchema } from './proof.js';

export const passwordPolicySchema = z
  .object({
    minimumLength: z.number().int(),
    /** How many former passwords, the present one included, may not come back. */
    history: z.number().int(),
    /** Days after which a password must be changed; 0: never. */
    maximumAgeDays: z.number().int(),
  })
  .meta({ id: 'PasswordPolicy' });
export type PasswordPolicy = z.infer<typeof passwordPolicySchema>;

export const passwordRoutes = {
  policy: defineRoute({
    method: 'GET',
    path: '/api/v1/password-policy',
    summary: 'What a new password must be',
    access: { kind: 'public' },
    response: passwordPolicySchema,
  }),
  change: defineRoute({
    method: 'POST',
    path: '/api/v1/me/password',
    summary: 'Change one’s own password; ends one’s other sessions',
    access: { kind: 'session' },
    body: z.strictObject({ current: passwordTextSchema, next: passwordTextSchema }),
  }),
};
