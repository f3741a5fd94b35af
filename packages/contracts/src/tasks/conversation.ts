import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute, uploadSchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { instantSchema, ulidSchema } from '../primitives.js';
import { staffPickSchema } from './handling.js';

const access = { kind: 'permission', permission: corePermissions.taskRead } as const;
const params = z.object({ id: ulidSchema });
const person = z.object({ id: ulidSchema, name: z.string() });

/** How long an own comment can be withdrawn, in minutes. */
export const COMMENT_WITHDRAWAL = 15;

export const taskCommentSchema = z
  .object({
    id: ulidSchema,
    at: instantSchema,
    author: person,
    /** Null once it was withdrawn. */
    text: z.string().nullable(),
    /** Who is spoken to; the text holds `@` and the name. */
    mentions: z.array(person),
    /** The caller may withdraw it now. */
    withdrawable: z.boolean(),
  })
  .meta({ id: 'TaskComment' });
export type TaskComment = z.infer<typeof taskCommentSchema>;

export const taskCommentRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/comments',
    summary: 'What was said about a task, newest first',
    access,
    params,
    query: z.strictObject(pageQueryShape),
    response: pageOf(taskCommentSchema),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/:id/comments',
    summary: 'Say something about a task; whoever is mentioned, does it or follows it is told',
    access,
    params,
    body: z.strictObject({
      text: z.string().trim().min(1).max(1_000),
      mentions: z.array(ulidSchema).max(20).default([]),
    }),
    response: taskCommentSchema,
    status: 201,
  }),
  withdraw: defineRoute({
    method: 'DELETE',
    path: '/api/v1/tasks/:id/comments/:commentId',
    summary: 'Withdraw an own comment, up to 15 minutes after it was made; that there was one stays to be seen',
    access,
    params: z.object({ id: ulidSchema, commentId: ulidSchema }),
  }),
  readers: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/readers',
    summary: 'Who may read the task, and so be mentioned, by the beginning of the name',
    access,
    params,
    query: z.strictObject({ q: z.string().trim().min(1).max(50).optional() }),
    response: z.object({ items: z.array(staffPickSchema) }),
  }),
};

/** Bytes of one attachment at most, and attachments of one task. */
export const ATTACHMENT_LARGEST = 10_485_760;
export const ATTACHMENTS_PER_TASK = 20;

export const attachmentMediaSchema = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);
export type AttachmentMedia = z.infer<typeof attachmentMediaSchema>;

export const taskAttachmentSchema = z
  .object({
    id: ulidSchema,
    /** As the file was called where it came from. */
    name: z.string(),
    media: attachmentMediaSchema,
    /** Bytes. */
    size: z.number().int(),
    /** An account; of what a plugin added to a matter by itself, the plugin. */
    addedBy: z.object({ id: z.string(), name: z.string() }),
    addedAt: instantSchema,
    /** The caller may take it away. */
    removable: z.boolean(),
  })
  .meta({ id: 'TaskAttachment' });
export type TaskAttachment = z.infer<typeof taskAttachmentSchema>;

const attachmentParams = z.object({ id: ulidSchema, attachmentId: ulidSchema });

export const taskAttachmentRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/attachments',
    summary: 'Photos and papers of a task, oldest first',
    access,
    params,
    response: z.object({
      items: z.array(taskAttachmentSchema),
      /** The caller may add one. */
      addable: z.boolean(),
    }),
  }),
  add: defineRoute({
    method: 'POST',
    path: '/api/v1/tasks/:id/attachments',
    summary:
      'Add a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB to an open task; where and when a photo was taken is taken out',
    access,
    params,
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: taskAttachmentSchema,
    status: 201,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/tasks/:id/attachments/:attachmentId',
    summary: 'The content of an attachment',
    access,
    params: attachmentParams,
    response: z.file(),
    media: 'application/octet-stream',
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/tasks/:id/attachments/:attachmentId',
    summary: 'Take away an own attachment while the task is open',
    access,
    params: attachmentParams,
  }),
};
