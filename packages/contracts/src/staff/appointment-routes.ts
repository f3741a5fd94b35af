import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { appointmentSchema, basisSchema, newAppointmentSchema, newSecondmentSchema } from './appointment.js';
import { oneTimePasswordSchema } from './member.js';

const manage = { kind: 'permission', permission: corePermissions.staffManage } as const;
const administrators = { kind: 'permission', permission: corePermissions.administratorAppoint } as const;
const params = z.object({ id: ulidSchema });
const endBody = z.strictObject({
  /** The first day on which it no longer holds: today at the earliest, or the day on which it would begin. */
  validTo: calendarDateSchema,
  reason: z.string().trim().min(1).max(500),
});

export const appointmentRoutes = {
  end: defineRoute({
    method: 'POST',
    path: '/api/v1/appointments/:id/end',
    summary: 'End an appointment or a secondment; one that has not begun is withdrawn',
    access: manage,
    params,
    body: endBody,
    response: appointmentSchema,
  }),
  correct: defineRoute({
    method: 'PATCH',
    path: '/api/v1/appointments/:id',
    summary: 'Correct what was recorded wrongly; what it said before stays in the history',
    access: manage,
    params,
    body: newAppointmentSchema
      .pick({ role: true, validFrom: true, basis: true })
      .partial()
      .extend({
        kind: z.enum(['regular', 'concurrent']).optional(),
        validTo: calendarDateSchema.nullable().optional(),
        reason: z.string().trim().min(1).max(500),
      }),
    response: appointmentSchema,
  }),
  second: defineRoute({
    method: 'POST',
    path: '/api/v1/appointments/:id/secondments',
    summary: 'Lend somebody from this post to another unit: the home unit keeps the post, the host gets the rights',
    access: manage,
    params,
    body: newSecondmentSchema,
    response: appointmentSchema,
    status: 201,
  }),
};

/** The three administrators: appointed by the security administrator and by nobody else. */
export const administratorRoutes = {
  appoint: defineRoute({
    method: 'POST',
    path: '/api/v1/administrators',
    summary: 'Make somebody the system, security or audit administrator of the district',
    access: administrators,
    body: z.strictObject({
      accountId: ulidSchema,
      role: z.enum(['systemAdministrator', 'securityAdministrator', 'auditAdministrator']),
      validFrom: calendarDateSchema,
      basis: basisSchema,
    }),
    response: appointmentSchema,
    status: 201,
  }),
  end: defineRoute({
    method: 'POST',
    path: '/api/v1/administrators/:id/end',
    summary: 'End an administrator’s appointment; the last security administrator stays',
    access: administrators,
    params,
    body: endBody,
    response: appointmentSchema,
  }),
  resetPassword: defineRoute({
    method: 'POST',
    path: '/api/v1/administrators/:accountId/password-reset',
    summary: 'A new one-time password for an administrator; ends their sessions',
    access: administrators,
    params: z.object({ accountId: ulidSchema }),
    response: oneTimePasswordSchema,
  }),
};
