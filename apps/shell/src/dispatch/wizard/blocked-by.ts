import type { DispatchPreview } from '@yige/contracts';
import { type DispatchDraft, type DraftFault, targetsFault, taskFault } from './dispatch-draft.js';

interface Look {
  data: DispatchPreview | undefined;
  error: Error | null;
}

export type Blocked =
  | DraftFault
  | 'blockedCounting'
  | 'blockedFailed'
  | 'blockedNobody'
  | 'blockedAllRefused'
  | 'blockedChoice';

/** What keeps the way on from a step shut, as a key of the wizard's messages; what an earlier step lacks counts too. */
export function blockedBy(step: number, draft: DispatchDraft, today: string, preview: Look): Blocked | null {
  const task = taskFault(draft, today);
  if (task !== null || step < 2) return task;
  const targets = targetsFault(draft);
  if (targets !== null) return targets;
  if (preview.error !== null) return 'blockedFailed';
  if (preview.data === undefined) return 'blockedCounting';
  const { targets: all, refused } = preview.data;
  if (all === 0) return 'blockedNobody';
  if (step < 3) return null;
  if (refused === all) return 'blockedAllRefused';
  return step === 4 && refused > 0 && !draft.withoutRefused ? 'blockedChoice' : null;
}
