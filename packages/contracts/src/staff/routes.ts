import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions, roleSchema } from '../identity/permissions.js';
import { normSourceSchema } from '../org/norms.js';
import { calendarDateSchema, ulidSchema } from '../primitives.js';
import { appointmentRevisionSchema, appointmentSchema, newAppointmentSchema, openingSchema } from './appointment.js';
import {
  educationSchema,
  newQualificationSchema,
  newTrainingSchema,
  qualificationSchema,
  trainingSchema,
} from './file.js';
import {
  displayNameSchema,
  officePhoneSchema,
  oneTimePasswordSchema,
  staffMemberSchema,
  staffSummarySchema,
  usernameSchema,
} from './member.js';
import { secondmentSchema, vacancySchema, workloadSchema } from './overview.js';

const read = { kind: 'permission', permission: corePermissions.staffRead } as const;
const manage = { kind: 'permission', permission: corePermissions.staffManage } as const;
const account = { kind: 'permission', permission: corePermissions.accountManage } as const;
const params = z.object({ accountId: ulidSchema });
const unitQuery = z.strictObject({ ...pageQueryShape, unit: ulidSchema.optional() });

export const staffRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/staff',
    summary: 'Whoever has or had a post in the caller’s units, by username',
    access: read,
    query: z.strictObject({
      ...pageQueryShape,
      unit: ulidSchema.optional(),
      /** Beginning of the name; of the username where it is in Latin letters. */
      q: z.string().trim().min(1).max(50).optional(),
      role: roleSchema.optional(),
      /** `current`: has a post today. `former`: had one. `seconded`: works away from home today. */
      state: z.enum(['current', 'former', 'seconded', 'disabled']).optional(),
    }),
    response: pageOf(staffSummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/:accountId',
    summary: 'One member of staff: posts, file, account',
    access: read,
    params,
    response: staffMemberSchema,
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/staff',
    summary: 'A new account; the answer holds its one-time password, which is never shown again',
    access: account,
    body: z.strictObject({
      username: usernameSchema,
      displayName: displayNameSchema,
      officePhone: officePhoneSchema.optional(),
    }),
    response: oneTimePasswordSchema,
    status: 201,
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/staff/:accountId',
    summary: 'Change name, office phone and what the staff file says; null removes it',
    access: manage,
    params,
    body: z.strictObject({
      displayName: displayNameSchema.optional(),
      officePhone: officePhoneSchema.nullable().optional(),
      education: educationSchema.nullable().optional(),
      joinedOn: calendarDateSchema.nullable().optional(),
    }),
    response: staffMemberSchema,
  }),
  setDisabled: defineRoute({
    method: 'PATCH',
    path: '/api/v1/staff/:accountId/account',
    summary: 'Disable an account, which ends its sessions, or enable it again',
    access: account,
    params,
    body: z.strictObject({ disabled: z.boolean(), reason: z.string().trim().min(1).max(500) }),
    response: staffMemberSchema,
  }),
  resetPassword: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/:accountId/password-reset',
    summary: 'A new one-time password; ends the account’s sessions',
    access: account,
    params,
    response: oneTimePasswordSchema,
    stepUp: true,
  }),
  appoint: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/:accountId/appointments',
    summary: 'Appoint somebody to one or several posts: all of them, or none',
    access: manage,
    params,
    body: z.strictObject({ appointments: z.array(newAppointmentSchema).min(1).max(10) }),
    response: z.object({ items: z.array(appointmentSchema) }),
    status: 201,
  }),
  openings: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/openings',
    summary: 'Posts that the caller may give in a unit',
    access: manage,
    query: z.strictObject({ unit: ulidSchema }),
    response: z.object({ items: z.array(openingSchema) }),
  }),
  posts: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/:accountId/posts',
    summary: 'The posts of a person that were in force on a day; default: today',
    access: read,
    params,
    query: z.strictObject({ asOf: calendarDateSchema.optional() }),
    response: z.object({ items: z.array(appointmentSchema) }),
  }),
  history: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/:accountId/history',
    summary: 'What was recorded of the person’s appointments, latest first',
    access: read,
    params,
    query: z.strictObject(pageQueryShape),
    response: pageOf(appointmentRevisionSchema),
  }),
  addQualification: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/:accountId/qualifications',
    summary: 'Add a qualification to the staff file',
    access: manage,
    params,
    body: newQualificationSchema,
    response: qualificationSchema,
    status: 201,
  }),
  removeQualification: defineRoute({
    method: 'DELETE',
    path: '/api/v1/staff/:accountId/qualifications/:id',
    summary: 'Take a qualification out of the staff file',
    access: manage,
    params: params.extend({ id: ulidSchema }),
  }),
  addTraining: defineRoute({
    method: 'POST',
    path: '/api/v1/staff/:accountId/trainings',
    summary: 'Add a training to the staff file',
    access: manage,
    params,
    body: newTrainingSchema,
    response: trainingSchema,
    status: 201,
  }),
  removeTraining: defineRoute({
    method: 'DELETE',
    path: '/api/v1/staff/:accountId/trainings/:id',
    summary: 'Take a training out of the staff file',
    access: manage,
    params: params.extend({ id: ulidSchema }),
  }),
  vacancies: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/vacancies',
    summary: 'Posts by the norm against people, for each community, by division code',
    access: read,
    query: unitQuery,
    response: pageOf(vacancySchema).extend({
      /** The norm that `wanted` follows; null where none applies today. */
      norm: normSourceSchema.nullable(),
    }),
  }),
  secondments: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/secondments',
    summary: 'Secondments that run today or begin later, out of the caller’s units or into them',
    access: read,
    query: unitQuery.extend({ direction: z.enum(['out', 'in']) }),
    response: pageOf(secondmentSchema),
  }),
  workload: defineRoute({
    method: 'GET',
    path: '/api/v1/staff/workload',
    summary: 'Open work, and work closed in 30 days, of each person with a post in the units, by username',
    access: read,
    query: unitQuery,
    response: pageOf(workloadSchema),
  }),
};
