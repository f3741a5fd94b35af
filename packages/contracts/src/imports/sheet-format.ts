import { z } from 'zod';

export const sheetFormatSchema = z.enum(['xlsx', 'csv']).meta({ id: 'SheetFormat' });
export type SheetFormat = z.infer<typeof sheetFormatSchema>;
