import { z } from 'zod';
import { defineRoute, uploadSchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { taskAttachmentSchema } from '../tasks/conversation.js';

/** Files of the basis of one admission at most. */
export const DOCUMENTS_PER_ADMISSION = 10;
/** Photos and papers of one refusal that a community recorded at most. */
export const PAPERS_PER_REFUSAL = 5;

const read = { kind: 'permission', permission: corePermissions.admissionRead } as const;
const apply = { kind: 'permission', permission: corePermissions.admissionApply } as const;
const refuse = { kind: 'permission', permission: corePermissions.taskRefuse } as const;
const params = z.object({ id: ulidSchema });
const documentParams = z.object({ id: ulidSchema, documentId: ulidSchema });
const paperParams = z.object({ id: ulidSchema, paperId: ulidSchema });
const attached = z.object({
  items: z.array(taskAttachmentSchema),
  /** The caller may add one. */
  addable: z.boolean(),
});

/** 依据文件: the document on which an admission rests, for those who decide, and for every community once it is published. */
export const admissionDocumentRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/:id/documents',
    summary: 'The files of the basis of an admission, oldest first; whoever reads the admission reads them',
    access: read,
    params,
    response: attached,
  }),
  add: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/:id/documents',
    summary:
      'Add the basis document, a PDF or a photo (JPEG, PNG, WebP) of up to 10 MB, until the application has been sorted',
    access: apply,
    params,
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: taskAttachmentSchema,
    status: 201,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/:id/documents/:documentId',
    summary: 'The content of a basis document',
    access: read,
    params: documentParams,
    response: z.file(),
    media: 'application/octet-stream',
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/admissions/:id/documents/:documentId',
    summary: 'Take away an own document, until the application has been sorted',
    access: apply,
    params: documentParams,
  }),
};

/** Photos of the paper that came to a community beside the platform and was refused there. */
export const refusalPaperRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/refusals/outside/:id/papers',
    summary: 'Photos and papers of a refusal that a community recorded, oldest first',
    access: read,
    params,
    response: attached,
  }),
  add: defineRoute({
    method: 'POST',
    path: '/api/v1/admissions/refusals/outside/:id/papers',
    summary:
      'Add a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB of what came; where and when a photo was taken is taken out',
    access: refuse,
    params,
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: taskAttachmentSchema,
    status: 201,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/admissions/refusals/outside/:id/papers/:paperId',
    summary: 'The content of such a photo or paper',
    access: read,
    params: paperParams,
    response: z.file(),
    media: 'application/octet-stream',
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/admissions/refusals/outside/:id/papers/:paperId',
    summary: 'Take away an own photo or paper',
    access: refuse,
    params: paperParams,
  }),
};
