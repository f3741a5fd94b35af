import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { unitReferenceSchema } from '../org/unit.js';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { roleSchema } from './permissions.js';
import { oneTimeCodeSchema, passwordTextSchema } from './proof.js';

export const accountSchema = z
  .object({ id: ulidSchema, username: z.string(), displayName: z.string() })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

/** A current appointment as the portal shows it: role × unit. */
export const postSchema = z
  .object({
    id: ulidSchema,
    role: roleSchema,
    title: localizedTextSchema,
    unit: unitReferenceSchema,
    /** Name of the community where the unit is a grid of it. */
    community: z.string().nullable(),
  })
  .meta({ id: 'Post' });
export type Post = z.infer<typeof postSchema>;

/** Under which posts somebody acts: all that they hold today, or the one that they chose. */
export const actingShape = {
  /** The posts that count now; `permissions` are theirs. */
  posts: z.array(postSchema),
  /** Every post held today, to choose from. */
  heldPosts: z.array(postSchema),
  /** The chosen one; null: all of them. */
  actingPostId: ulidSchema.nullable(),
  permissions: z.array(z.string()),
};

export const meSchema = z.object({ account: accountSchema, ...actingShape }).meta({ id: 'Me' });
export type Me = z.infer<typeof meSchema>;

export const demoAccountSchema = z
  .object({ username: z.string(), password: z.string(), role: roleSchema, unit: z.string() })
  .meta({ id: 'DemoAccount' });
export type DemoAccount = z.infer<typeof demoAccountSchema>;

/**
 * On what a page asks by itself, because something changed or time passed, while nobody touches it: the session is not
 * used by it, and ends as if nothing had been asked.
 */
export const UNATTENDED_HEADER = 'yige-unattended';

export const sessionRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/sessions',
    summary: 'Log in; sets the session cookie. 401 `session.otpRequired` asks for the second step',
    access: { kind: 'public' },
    body: z.strictObject({
      username: z.string().min(1).max(100),
      password: passwordTextSchema,
      /** The six digits of the authenticator, or a recovery code. */
      otp: oneTimeCodeSchema.optional(),
    }),
    response: z.object({
      account: accountSchema,
      expiresAt: instantSchema,
      /** Until it is changed, every other route answers 403 `password.changeRequired`. */
      mustChangePassword: z.boolean(),
    }),
    status: 201,
  }),
  end: defineRoute({
    method: 'DELETE',
    path: '/api/v1/sessions/current',
    summary: 'Log out',
    access: { kind: 'session' },
  }),
  choosePost: defineRoute({
    method: 'PATCH',
    path: '/api/v1/sessions/current',
    summary: 'Act under one of one’s posts from now on in this session, or with null under all of them',
    access: { kind: 'session' },
    body: z.strictObject({ postId: ulidSchema.nullable() }),
    response: meSchema,
  }),
  me: defineRoute({
    method: 'GET',
    path: '/api/v1/me',
    summary: 'The caller, their posts and permissions',
    access: { kind: 'session' },
    response: meSchema,
  }),
  demoAccounts: defineRoute({
    method: 'GET',
    path: '/api/v1/demo-accounts',
    summary: 'Accounts of the demo district; empty outside a demo',
    access: { kind: 'public' },
    response: z.object({ items: z.array(demoAccountSchema) }),
  }),
};
