import { z } from 'zod';
import { ulidSchema } from '../primitives.js';
import type { TaskSource } from './task.js';

/** The platform's own work, as lists show it beside that of the bureaus. No plugin may be called so. */
export const coreTaskSource: TaskSource = {
  pluginId: 'core',
  name: { 'zh-CN': '居民信息', en: 'Resident registry' },
  glyph: '民',
  color: 'other',
};

/** A resident asks for a correction; the task leads to the request, where it is answered. */
export const correctionTask = {
  type: 'core:correction',
  payloadSchema: z.object({ requestId: ulidSchema }),
} as const;
