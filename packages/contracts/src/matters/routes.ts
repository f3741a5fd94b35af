import { z } from 'zod';
import { aboutPerson, internal, sensitive } from '../access/field-class.js';
import { REVEAL_SECONDS } from '../access/reveal.js';
import { actReasonSchema } from '../access/routes.js';
import { exportReasonSchema } from '../exports/reason.js';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute, uploadSchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import { ulidSchema } from '../primitives.js';
import { taskAttachmentSchema } from '../tasks/conversation.js';
import { COUNT_CAP } from '../tasks/routes.js';
import { matterCategoryCodeSchema } from './category-code.js';
import {
  matterActionSchema,
  matterActSchema,
  matterCategorySchema,
  matterChoiceSchema,
  matterPointSchema,
  matterSchema,
  matterStageSchema,
  matterSummarySchema,
  newMatterSchema,
} from './matter.js';

const access = { kind: 'permission', permission: corePermissions.matterRead } as const;
const params = z.object({ id: ulidSchema });

/**
 * `mine`: in the caller’s hands, or in those of somebody whose deputy they are today; `reported`: by the caller; `unit`:
 * of the units whose matters they see.
 */
export const matterBoxSchema = z.enum(['mine', 'reported', 'unit']).meta({ id: 'MatterBox' });
export type MatterBox = z.infer<typeof matterBoxSchema>;

const filterShape = {
  box: matterBoxSchema.default('unit'),
  category: matterCategoryCodeSchema.optional(),
  /** The unit and all within it. */
  unit: ulidSchema.optional(),
};

const narrowingShape = {
  ...filterShape,
  /** Without one, all that are open. */
  stage: matterStageSchema.optional(),
  overdue: z.stringbool().default(false),
};

export const matterExportSchema = z
  .strictObject({
    filter: z.strictObject({ ...narrowingShape, overdue: z.boolean().default(false) }),
    format: sheetFormatSchema,
    reason: exportReasonSchema,
  })
  .meta({ id: 'MatterExport' });
export type MatterExport = z.output<typeof matterExportSchema>;

/** More points than these nobody tells apart. */
export const MATTERS_ON_MAP = 1_000;

const count = z.number().int().min(0).max(COUNT_CAP);

const photoParams = z.object({ id: ulidSchema, photoId: ulidSchema });

export const matterRoutes = {
  categories: defineRoute({
    method: 'GET',
    path: '/api/v1/matter-categories',
    summary: 'Categories of today, and where their matters usually go',
    access,
    response: z.object({ items: z.array(matterCategorySchema) }),
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/matters',
    summary: 'Matters of a box: open ones, the most urgent first; with stage=closed the closed ones, newest first',
    access,
    query: z.strictObject({ ...pageQueryShape, ...narrowingShape }),
    response: pageOf(matterSummarySchema),
  }),
  counts: defineRoute({
    method: 'GET',
    path: '/api/v1/matters/counts',
    summary: 'How many open matters of a box wait for each step',
    access,
    query: z.strictObject(filterShape),
    response: z.object({ stages: z.array(z.object({ stage: matterStageSchema, count })), overdue: count }),
  }),
  map: defineRoute({
    method: 'GET',
    path: '/api/v1/matters/map',
    summary: `Where the matters of a box are, the ${MATTERS_ON_MAP} most urgent at most; what they are stands in the list`,
    access,
    query: z.strictObject(narrowingShape),
    response: z.object({
      items: z.array(matterPointSchema),
      /** Of those looked at, how many have no position. */
      unplaced: z.number().int().min(0).max(MATTERS_ON_MAP),
      /** There are matters beyond those looked at. */
      more: z.boolean(),
    }),
  }),
  export: defineRoute({
    method: 'POST',
    path: '/api/v1/matters/export',
    summary: 'A list of matters as a spreadsheet: the rows that it shows and no others',
    access: { kind: 'permission', permission: corePermissions.exportRun },
    body: matterExportSchema,
    response: z.file(),
    status: 200,
    media: 'application/octet-stream',
  }),
  report: defineRoute({
    method: 'POST',
    path: '/api/v1/matters',
    summary: 'Report a matter; the unit of its place has it from then on',
    access: { kind: 'permission', permission: corePermissions.matterReport },
    body: newMatterSchema,
    response: matterSchema,
    status: 201,
    idempotencyKey: 'required',
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/matters/:id',
    summary: 'One matter: who has it until when, what was done, and what the caller may do',
    access,
    params,
    response: matterSchema,
  }),
  act: defineRoute({
    method: 'POST',
    path: '/api/v1/matters/:id/actions/:action',
    summary: 'Move a matter on: open, dispatch, pass up, send back, handle, verify, confirm, reopen or withdraw it',
    // Which action is whose, the matter itself decides.
    access,
    params: z.object({ id: ulidSchema, action: matterActionSchema }),
    body: matterActSchema,
    /** Null once the caller no longer sees it. */
    response: z.object({ matter: matterSchema.nullable() }),
  }),
  choices: defineRoute({
    method: 'GET',
    path: '/api/v1/matters/:id/choices',
    summary: 'To whom the caller may give the matter now, those first to whom its category usually goes',
    access,
    params,
    query: z.strictObject({ action: z.enum(['dispatch', 'transfer']) }),
    response: z.object({ items: z.array(matterChoiceSchema) }),
  }),
  reveal: defineRoute({
    method: 'POST',
    path: '/api/v1/matters/:id/reveal',
    summary: `The resident who reported it, whole, for a reason that is recorded; hidden again after ${REVEAL_SECONDS} s`,
    access: { kind: 'permission', permission: corePermissions.personReveal },
    params,
    body: z.strictObject({ reason: actReasonSchema }),
    response: z
      .object({
        name: internal(z.string().nullable()),
        phone: sensitive(z.string().nullable(), 'phone'),
        /** Seconds. */
        hideAfter: internal(z.number().int()),
      })
      .meta({ id: 'MatterContactRevealed', ...aboutPerson }),
    reveals: true,
  }),
};

/** Photos of one matter at most. */
export const PHOTOS_PER_MATTER = 20;

export const matterPhotoRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/matters/:id/photos',
    summary: 'Photos and papers of a matter, oldest first',
    access,
    params,
    response: z.object({ items: z.array(taskAttachmentSchema), addable: z.boolean() }),
  }),
  add: defineRoute({
    method: 'POST',
    path: '/api/v1/matters/:id/photos',
    summary:
      'Add a photo (JPEG, PNG, WebP) or a PDF of up to 10 MB to an open matter; where and when a photo was taken is taken out',
    access,
    params,
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: taskAttachmentSchema,
    status: 201,
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/matters/:id/photos/:photoId',
    summary: 'The content of a photo',
    access,
    params: photoParams,
    response: z.file(),
    media: 'application/octet-stream',
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/matters/:id/photos/:photoId',
    summary: 'Take away an own photo while the matter is open',
    access,
    params: photoParams,
  }),
};
