import { z } from 'zod';

/**
 * Why somebody is told of a task: it became theirs (`assigned`), went to somebody else (`taken`), came back (`returned`),
 * was talked about (`mentioned`, `commented`), is near or past its time (`dueSoon`, `overdue`), somebody urges it
 * (`reminded`, `overseen`), or it is late in a unit below (`escalated`).
 */
export const noticeKindSchema = z
  .enum([
    'assigned',
    'taken',
    'returned',
    'mentioned',
    'commented',
    'dueSoon',
    'overdue',
    'reminded',
    'overseen',
    'escalated',
  ])
  .meta({ id: 'NoticeKind' });
export type NoticeKind = z.infer<typeof noticeKindSchema>;
