import { jsonSchema, newId } from '@yige/contracts';
import { z } from 'zod';
import { readStored, writeStored } from '../device/stored.js';

/** What somebody has filled in and not yet handed in. It stays on the device until it is submitted or they log out. */
const draftSchema = z.object({
  value: z.record(z.string(), jsonSchema),
  /** Idempotency-Key of the next attempt: the same until the value changes, so that a repeated tap counts once. */
  attempt: z.string(),
  savedAt: z.iso.datetime(),
});
export type Draft = z.infer<typeof draftSchema>;
export type DraftValue = Draft['value'];

const PREFIX = 'yige.draft.';

export function readDraft(taskId: string): Draft | null {
  return readStored(PREFIX + taskId, draftSchema);
}

export function writeDraft(taskId: string, value: DraftValue): Draft {
  const draft = { value, attempt: newId(), savedAt: new Date().toISOString() };
  writeStored(PREFIX + taskId, draft);
  return draft;
}

export function removeDraft(taskId: string): void {
  localStorage.removeItem(PREFIX + taskId);
}

/** On logging out: the next person at this device is somebody else. */
export function clearDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
