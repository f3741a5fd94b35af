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

/** Somebody at a door heard that the household has moved: the community finds out, and puts the registry right. */
export const residenceCheckTask = {
  type: 'core:residenceCheck',
  title: { 'zh-CN': '核对住址', en: 'Check who lives here' },
  /** In which the community does it; a day or two are not enough to reach people, and a fortnight forgets it. */
  workingDays: 5,
  payloadSchema: z.object({ householdId: ulidSchema }),
} as const;
