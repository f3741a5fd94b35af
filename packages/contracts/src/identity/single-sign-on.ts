import { z } from 'zod';
import { defineRoute } from '../http/route.js';

/**
 * Pages to which the browser goes, beside the API: `start` leads to the site's identity provider, `logout` ends the
 * login there too.
 */
export const SINGLE_SIGN_ON_PATHS = {
  start: '/api/v1/single-sign-on/start',
  callback: '/api/v1/single-sign-on/callback',
  logout: '/api/v1/single-sign-on/logout',
} as const;

/** Readable by the page, and no secret: this session was begun at the provider, so logging out leads there. */
export const SINGLE_SIGN_ON_COOKIE = 'yige_single_sign_on';

/** Query parameter of the login page in which the way back from the provider tells why it led to no session. */
export const LOGIN_FAULT_PARAMETER = 'login';
export const loginFaultSchema = z.enum(['unknownAccount', 'failed']);
export type LoginFault = z.infer<typeof loginFaultSchema>;

export const singleSignOnRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/single-sign-on',
    summary: 'The identity provider of the site, as the login page names it; null where there is none',
    access: { kind: 'public' },
    response: z.object({ name: z.string().nullable() }),
  }),
};
