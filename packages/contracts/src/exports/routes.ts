import { z } from 'zod';
import { defineRoute } from '../http/route.js';
import { corePermissions } from '../identity/permissions.js';
import { sheetFormatSchema } from '../imports/sheet-format.js';
import type { LocalizedText } from '../primitives.js';
import { ulidSchema } from '../primitives.js';
import { peopleFilterSchema } from '../registry/people-filter.js';
import { exportReasonSchema } from './reason.js';

/** What can be taken out: residents (居民), buildings and dwellings (楼栋和户室), units (单位), staff (人员). */
export const exportKindSchema = z.enum(['people', 'addresses', 'units', 'staff']).meta({ id: 'ExportKind' });
export type ExportKind = z.infer<typeof exportKindSchema>;

export const exportKindTitles: Record<ExportKind, LocalizedText> = {
  people: { 'zh-CN': '居民', en: 'Residents' },
  addresses: { 'zh-CN': '楼栋和户室', en: 'Buildings and dwellings' },
  units: { 'zh-CN': '单位', en: 'Units' },
  staff: { 'zh-CN': '工作人员', en: 'Staff' },
};

export const newExportSchema = z
  .strictObject({
    kind: exportKindSchema,
    format: sheetFormatSchema,
    unitId: ulidSchema,
    reason: exportReasonSchema,
    /** Narrows an export of residents as it narrows their list. */
    people: peopleFilterSchema.optional(),
  })
  .refine(({ kind, people }) => kind === 'people' || people === undefined, {
    message: 'only residents are narrowed by it',
    path: ['people'],
  })
  .meta({ id: 'NewExport' });
export type NewExport = z.infer<typeof newExportSchema>;

export const exportRoutes = {
  make: defineRoute({
    method: 'POST',
    path: '/api/v1/exports',
    summary: 'Everything of a unit as a spreadsheet, numbers masked; the file says who made it, when and what for',
    access: { kind: 'permission', permission: corePermissions.exportRun },
    body: newExportSchema,
    response: z.file(),
    status: 200,
    media: 'application/octet-stream',
  }),
};
