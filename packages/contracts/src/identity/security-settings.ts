import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { instantSchema } from '../primitives.js';
import { corePermissions } from './permissions.js';

export const secondFactorDutySchema = z.enum(['nobody', 'administrators', 'everybody']);
export type SecondFactorDuty = z.infer<typeof secondFactorDutySchema>;

const number = (minimum: number, maximum: number) => z.number().int().min(minimum).max(maximum);

/**
 * What a site decides about logging in. The bounds keep every site within what level-3 protection asks for
 * (GB/T 22239-2019, 8.1.4.1: passwords that are hard to guess, failed logins, timeouts, two factors).
 */
export const securitySettingsSchema = z
  .strictObject({
    /** Characters. */
    passwordMinimumLength: number(8, 64),
    /** Passwords that may not come back, the present one included. */
    passwordHistory: number(1, 24),
    /** Days; 0: a password is changed only when there is a reason. */
    passwordMaximumAge: number(0, 365),
    /** Failures of one account from one address, within the window, that lock this pair. */
    lockoutFailures: number(3, 5),
    /** Minutes. */
    lockoutWindow: number(10, 60),
    /** Minutes. */
    lockoutDuration: number(10, 1_440),
    /** Minutes without a request after which a session ends. */
    sessionIdle: number(5, 30),
    /** Hours after which a session ends in any case. */
    sessionLifetime: number(1, 24),
    totpRequiredFor: secondFactorDutySchema,
    /** Days for which a key signs tokens. */
    signingKeyLifetime: number(1, 90),
  })
  .meta({ id: 'SecuritySettings' });
export type SecuritySettings = z.infer<typeof securitySettingsSchema>;

/** `version` grows with every change; a change names the one that it was made on. */
export const securitySettingsStateSchema = z
  .object({
    version: z.number().int(),
    settings: securitySettingsSchema,
    changedAt: instantSchema.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'SecuritySettingsState' });
export type SecuritySettingsState = z.infer<typeof securitySettingsStateSchema>;

const access = { kind: 'permission', permission: corePermissions.securityManage } as const;
const path = '/api/v1/security/settings';

export const securitySettingsRoutes = {
  get: defineRoute({
    method: 'GET',
    path,
    summary: 'Security settings in force',
    access,
    response: securitySettingsStateSchema,
  }),
  change: defineRoute({
    method: 'PUT',
    path,
    summary: 'Change the security settings; the old and the new values are audited',
    access,
    stepUp: true,
    body: z.strictObject({ version: z.number().int().min(0), settings: securitySettingsSchema }),
    response: securitySettingsStateSchema,
  }),
};
