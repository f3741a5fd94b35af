import type { Dispatch, DispatchStatus, DispatchSummary } from '@yige/contracts';

/** Something still goes on in the background. */
export function isMoving(status: DispatchStatus): boolean {
  return status === 'sending' || status === 'stopping' || status === 'recalling';
}

/** How much of the targets is settled, sent or held back, in whole percent; 100 only when all are. */
export function sendingPercent({
  targets,
  sent,
  refused,
}: Pick<DispatchSummary, 'targets' | 'sent' | 'refused'>): number {
  return targets === 0 ? 100 : Math.floor(((sent + refused) / targets) * 100);
}

/** How much of what can be recalled is, in whole percent. */
export function recallPercent({ recalled, results }: Pick<Dispatch, 'recalled' | 'results'>): number {
  const all = recalled + results.open;
  return all === 0 ? 100 : Math.floor((recalled / all) * 100);
}
