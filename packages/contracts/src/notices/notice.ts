import { z } from 'zod';
import { instantSchema, localizedTextSchema, ulidSchema } from '../primitives.js';
import { taskSourceSchema } from '../tasks/task.js';
import { taskBoxSchema } from '../tasks/task-filter.js';

/**
 * Why somebody is told of a task, or a bureau of its admission. A task: it became theirs (`assigned`), came to the unit for which they answer and is nobody's yet
 * (`arrived`), went to somebody else (`taken`), came back (`returned`; `refused`: a community refused what was not admitted;
 * `sentBack`: what they collected is to be done again; `resultRefused`: the bureau did not take what they had handed in
 * before), was withdrawn when they had begun it (`recalled`), was talked about
 * (`mentioned`, `commented`), is near or past its time (`dueSoon`, `overdue`), somebody urges it (`reminded`, `overseen`), it
 * is late in a unit below (`escalated`), or a matter that they reported was handled (`handled`). An admission: an office
 * returned its application (`admissionReturned`), it was decided against (`admissionRefused`) or published
 * (`admissionPublished`), it ends soon and nothing renews it (`admissionEnding`), or it has ended (`admissionEnded`).
 */
export const noticeKindSchema = z
  .enum([
    'assigned',
    'arrived',
    'taken',
    'returned',
    'refused',
    'sentBack',
    'resultRefused',
    'recalled',
    'mentioned',
    'commented',
    'dueSoon',
    'overdue',
    'reminded',
    'overseen',
    'escalated',
    'handled',
    'admissionReturned',
    'admissionRefused',
    'admissionPublished',
    'admissionEnding',
    'admissionEnded',
  ])
  .meta({ id: 'NoticeKind' });
export type NoticeKind = z.infer<typeof noticeKindSchema>;

const admissionNoticeKindSchema = noticeKindSchema.extract([
  'admissionReturned',
  'admissionRefused',
  'admissionPublished',
  'admissionEnding',
  'admissionEnded',
]);
export type AdmissionNoticeKind = z.infer<typeof admissionNoticeKindSchema>;
export type TaskNoticeKind = Exclude<NoticeKind, AdmissionNoticeKind>;

/** Whether a notice of this kind speaks of an admission, and not of a task. */
export function isOfAdmission(kind: NoticeKind): kind is AdmissionNoticeKind {
  return admissionNoticeKindSchema.safeParse(kind).success;
}

/** In which box the tasks of a notice are found: what the reader has themselves, or what the reader’s units have. */
export const noticeBoxSchema = taskBoxSchema.extract(['mine', 'unit']).meta({ id: 'NoticeBox' });
export type NoticeBox = z.infer<typeof noticeBoxSchema>;

/** Unread notices are counted up to here. */
export const NOTICE_COUNT_CAP = 100;

export const noticeSchema = z
  .object({
    id: ulidSchema,
    kind: noticeKindSchema,
    at: instantSchema,
    /** Who gave rise to it; null: the clock. */
    by: z.string().nullable(),
    unread: z.boolean(),
    /** One task of which it speaks, the only one where `tasks` is 1; null where it speaks of an admission. */
    taskId: ulidSchema.nullable(),
    /** Of how many tasks it speaks, 0 of an admission: what the clock tells one person of one kind in one day is one notice. */
    tasks: z.number().int().min(0),
    /** Where those tasks are; null: the notice was given for its task alone. */
    box: noticeBoxSchema.nullable(),
    /** Null where the task is no longer the caller’s to see. Of confidential work it says only whose it is. */
    task: z.object({ title: localizedTextSchema, source: taskSourceSchema }).nullable(),
    /** Of which admission it speaks; its name is null where it is no longer the caller’s to see. */
    admission: z.object({ id: ulidSchema, name: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Notice' });
export type Notice = z.infer<typeof noticeSchema>;
