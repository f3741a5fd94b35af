import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { proofSchema } from './proof.js';

/** A login as its owner and the security administrator see it; never its token. */
export const sessionSchema = z
  .object({
    id: ulidSchema,
    /** Browser and system as the browser names them, e.g. `Chrome · Windows`; null when it names none. */
    device: z.string().nullable(),
    address: z.string().nullable(),
    createdAt: instantSchema,
    /** Precise to a minute. */
    seenAt: instantSchema,
    expiresAt: instantSchema,
    /** The session of the request itself. */
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

const access = { kind: 'session' } as const;

export const mySessionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/me/sessions',
    summary: 'One’s own logins that are alive, the latest first; at most 100',
    access,
    response: z.object({ items: z.array(sessionSchema) }),
  }),
  end: defineRoute({
    method: 'DELETE',
    path: '/api/v1/me/sessions/:id',
    summary: 'End one of one’s own logins',
    access,
    params: z.object({ id: ulidSchema }),
  }),
  endOthers: defineRoute({
    method: 'DELETE',
    path: '/api/v1/me/sessions',
    summary: 'End all of one’s own logins but this one',
    access,
    response: z.object({ ended: z.number().int() }),
  }),
  confirm: defineRoute({
    method: 'POST',
    path: '/api/v1/sessions/current/confirm',
    summary: 'Confirm that it is still the same person; opens dangerous actions on this session for five minutes',
    access,
    body: proofSchema,
    response: z.object({ confirmedUntil: instantSchema }),
  }),
};
