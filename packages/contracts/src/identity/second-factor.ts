import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { instantSchema } from '../primitives.js';
import { oneTimeCodeSchema } from './proof.js';

export const secondFactorSchema = z
  .object({
    active: z.boolean(),
    since: instantSchema.nullable(),
    /** Recovery codes that have not been used. */
    recoveryCodesLeft: z.number().int(),
    /** The security settings ask it of this person; it cannot be given up then. */
    required: z.boolean(),
  })
  .meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof secondFactorSchema>;

/** Shown once, each good for one login: four groups of four letters and digits. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });

const path = '/api/v1/me/second-factor';
const access = { kind: 'session' } as const;

/** Time-based one-time passwords (RFC 6238): six digits, 30 seconds, SHA-1, as every authenticator knows them. */
export const secondFactorRoutes = {
  get: defineRoute({ method: 'GET', path, summary: 'One’s own second factor', access, response: secondFactorSchema }),
  enrol: defineRoute({
    method: 'POST',
    path,
    summary: 'Begin to set up a second factor: a new secret for the authenticator, not asked for until confirmed',
    access,
    stepUp: true,
    response: z.object({
      /** Base 32, to be typed where no camera can see the picture. */
      secret: z.string(),
      /** `otpauth://` address, to be shown as a QR code. */
      uri: z.string(),
    }),
    status: 201,
  }),
  confirm: defineRoute({
    method: 'POST',
    path: `${path}/confirm`,
    summary: 'Confirm with a code of the authenticator; from now on logging in asks for one',
    access,
    body: z.strictObject({ otp: oneTimeCodeSchema }),
    response: recoveryCodesSchema,
  }),
  renewRecoveryCodes: defineRoute({
    method: 'POST',
    path: `${path}/recovery-codes`,
    summary: 'New recovery codes; the former ones are void',
    access,
    stepUp: true,
    response: recoveryCodesSchema,
    status: 201,
  }),
  disable: defineRoute({
    method: 'DELETE',
    path,
    summary: 'Give the second factor up',
    access,
    stepUp: true,
  }),
};
