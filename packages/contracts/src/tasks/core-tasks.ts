import { z } from 'zod';
import { corePermissions } from '../identity/permissions.js';
import { ulidSchema } from '../primitives.js';
import type { TaskSource } from './task.js';

/** The platform's own work, as lists show it beside that of the bureaus. No plugin may be called so. */
export const coreTaskSource: TaskSource = {
  pluginId: 'core',
  name: { 'zh-CN': '社区事务', en: 'Community affairs' },
  glyph: '民',
  color: 'other',
};

/** A resident asks for a correction; the task leads to the request, where it is answered. */
export const correctionTask = {
  type: 'core:correction',
  payloadSchema: z.object({ requestId: ulidSchema }),
} as const;

/**
 * A step of a matter; the task leads to the matter, where the step is done. Seen by whoever has the step, and by those
 * who see the matters of the unit.
 */
export const matterTask = {
  type: 'core:matter',
  payloadSchema: z.object({ matterId: ulidSchema }),
  permission: corePermissions.matterOversee,
} as const;

/** Somebody at a door heard that the household has moved: the community finds out, and puts the registry right. */
export const residenceCheckTask = {
  type: 'core:residenceCheck',
  title: { 'zh-CN': '核对住址', en: 'Check who lives here' },
  /** In which the community does it; a day or two are not enough to reach people, and a fortnight forgets it. */
  workingDays: 5,
  payloadSchema: z.object({ householdId: ulidSchema }),
} as const;
