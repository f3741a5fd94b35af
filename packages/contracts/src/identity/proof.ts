import { z } from 'zod';

/** A password as it is typed; the policy decides only about new ones. */
export const passwordTextSchema = z.string().min(1).max(200);

/** Six digits of an authenticator, or a recovery code of 16 letters and digits in four groups. */
export const oneTimeCodeSchema = z.string().min(1).max(30);

/** Proof that it is still the same person: the code where a second factor is set up, else the password. */
export const proofSchema = z
  .union([z.strictObject({ password: passwordTextSchema }), z.strictObject({ otp: oneTimeCodeSchema })])
  .meta({ id: 'Proof' });
export type Proof = z.infer<typeof proofSchema>;
