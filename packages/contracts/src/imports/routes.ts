import { z } from 'zod';
import { pageOf, pageQueryShape } from '../http/page.js';
import { defineRoute, uploadSchema } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import { importKindSchema } from './fields.js';
import {
  importMappingSchema,
  importOutcomeSchema,
  importRowSchema,
  importSchema,
  importSummarySchema,
} from './import.js';
import { sheetFormatSchema } from './sheet-format.js';

const access = { kind: 'permission', permission: corePermissions.importRun } as const;
const params = z.object({ id: ulidSchema });

/** Most rows of a spreadsheet, unless its operators allow fewer or more: what one sheet of xlsx can hold. */
export const IMPORT_ROWS = 1_048_576;

/** Imports of the caller's units. Each kind also needs the permission to keep what it brings. */
export const importRoutes = {
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/imports',
    summary: 'Upload a spreadsheet: xlsx, or csv in UTF-8 or GB18030, told by its content',
    access,
    query: z.strictObject({ kind: importKindSchema, unitId: ulidSchema }),
    body: uploadSchema,
    bodyMedia: 'multipart/form-data',
    response: importSchema,
    status: 201,
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/imports',
    summary: 'Imports into the caller’s units, the newest first',
    access,
    query: z.strictObject(pageQueryShape),
    response: pageOf(importSummarySchema),
  }),
  template: defineRoute({
    method: 'GET',
    path: '/api/v1/imports/template',
    summary: 'An empty spreadsheet with the headings that are known',
    access,
    query: z.strictObject({ kind: importKindSchema, format: sheetFormatSchema }),
    response: z.file(),
    media: 'application/octet-stream',
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/imports/:id',
    summary: 'State, counts and progress of an import',
    access,
    params,
    response: importSchema,
  }),
  map: defineRoute({
    method: 'PUT',
    path: '/api/v1/imports/:id/mapping',
    summary: 'Say which column holds what; remembered for the unit and these headings',
    access,
    params,
    body: importMappingSchema,
    response: importSchema,
  }),
  check: defineRoute({
    method: 'POST',
    path: '/api/v1/imports/:id/check',
    summary: 'Judge every row and write nothing',
    access,
    params,
    response: importSchema,
    status: 202,
  }),
  execute: defineRoute({
    method: 'POST',
    path: '/api/v1/imports/:id/execute',
    summary: 'Load the rows that are well; those refused are left out',
    access,
    params,
    response: importSchema,
    status: 202,
  }),
  cancel: defineRoute({
    method: 'POST',
    path: '/api/v1/imports/:id/cancel',
    summary: 'Stop and delete the file; rows that are loaded already stay',
    access,
    params,
    response: importSchema,
  }),
  firstPasswords: defineRoute({
    method: 'POST',
    path: '/api/v1/imports/:id/first-passwords',
    summary: 'Take out the one-time passwords of the accounts that it made: once, and only whoever loaded it',
    access: { kind: 'permission', permission: corePermissions.accountManage },
    params,
    body: z.strictObject({ format: sheetFormatSchema }),
    response: z.file(),
    media: 'application/octet-stream',
    stepUp: true,
  }),
  rows: defineRoute({
    method: 'GET',
    path: '/api/v1/imports/:id/rows',
    summary: 'Rows that are refused or change something, in the order of the file',
    access,
    params,
    query: z.strictObject({ ...pageQueryShape, outcome: importOutcomeSchema.optional() }),
    response: pageOf(importRowSchema),
  }),
  report: defineRoute({
    method: 'GET',
    path: '/api/v1/imports/:id/report',
    summary: 'The same as a file: cell, masked value, what is wrong and how to mend it',
    access,
    params,
    query: z.strictObject({ format: sheetFormatSchema }),
    response: z.file(),
    media: 'application/octet-stream',
  }),
};
