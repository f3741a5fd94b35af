import { z } from 'zod';

/** What a file of data is for; stands in the file and in the audit. */
export const exportReasonSchema = z.string().trim().min(4).max(200);
