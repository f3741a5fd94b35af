import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { NOTICE_COUNT_CAP, noticeSchema } from './notice.js';

const access = { kind: 'permission', permission: corePermissions.taskRead } as const;

export const noticeRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/notices',
    summary: 'What the caller was told of tasks and admissions, newest first',
    access,
    query: z.strictObject({ ...pageQueryShape, unread: z.stringbool().default(false) }),
    response: pageOf(noticeSchema),
  }),
  count: defineRoute({
    method: 'GET',
    path: '/api/v1/notices/count',
    summary: 'How many of them the caller has not read',
    access,
    response: z.object({ unread: z.number().int().min(0).max(NOTICE_COUNT_CAP) }),
  }),
  read: defineRoute({
    method: 'POST',
    path: '/api/v1/notices/:id/read',
    summary: 'Mark one as read; again changes nothing',
    access,
    params: z.object({ id: ulidSchema }),
    status: 204,
  }),
  readAll: defineRoute({
    method: 'POST',
    path: '/api/v1/notices/read',
    summary: 'Mark all as read up to one, so that none is lost that came meanwhile',
    access,
    body: z.strictObject({ upTo: ulidSchema }),
    status: 204,
  }),
};
