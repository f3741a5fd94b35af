import { z } from 'zod';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { appointmentSchema } from './appointment.js';
import { educationSchema, qualificationSchema, trainingSchema } from './file.js';

/** Letters, digits, dot and hyphen, in lower case: typed on every keyboard, and the same in every system. */
export const usernameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/, 'lower-case letters and digits, parted by single dots or hyphens')
  .min(3)
  .max(60);

export const displayNameSchema = z.string().trim().min(1).max(50);
export const officePhoneSchema = z
  .string()
  .trim()
  .regex(/^[0-9+][0-9 -]{2,29}$/, 'digits, blanks and hyphens');

/** Somebody who works here, as lists show them; `posts` are those in force today. */
export const staffSummarySchema = z
  .object({
    id: ulidSchema,
    displayName: z.string(),
    username: z.string(),
    officePhone: z.string().nullable(),
    /** The account may not log in. */
    disabled: z.boolean(),
    posts: z.array(appointmentSchema),
    /** A qualification has expired, or does within 60 days. */
    expiring: z.boolean(),
  })
  .meta({ id: 'StaffSummary' });
export type StaffSummary = z.infer<typeof staffSummarySchema>;

export const staffMemberSchema = staffSummarySchema
  .extend({
    /** Every appointment, past and to come, latest first. */
    appointments: z.array(appointmentSchema),
    joinedOn: calendarDateSchema.nullable(),
    /** Internal: null for callers who neither manage this person nor are they. */
    education: educationSchema.nullable(),
    qualifications: z.array(qualificationSchema),
    trainings: z.array(trainingSchema),
    mustChangePassword: z.boolean(),
    /** What the caller may do with the person. */
    may: z.object({
      /** Change name, phone and file; appoint. */
      manage: z.boolean(),
      /** Disable and enable the account. */
      disable: z.boolean(),
      /** Give a new password; to administrators, only the security administrator may. */
      password: z.boolean(),
      /** Make them an administrator, or end that. */
      administrator: z.boolean(),
    }),
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof staffMemberSchema>;

/** A password that is shown once and must be changed at the first login. */
export const oneTimePasswordSchema = z
  .object({ accountId: ulidSchema, username: z.string(), oneTimePassword: z.string() })
  .meta({ id: 'OneTimePassword' });
export type OneTimePassword = z.infer<typeof oneTimePasswordSchema>;
