import type { DispatchResult } from '@yige/contracts';

/** Something that was sent there is still to be handed in. */
export function isUndone({ notBegun, inProgress, returned }: DispatchResult): boolean {
  return notBegun + inProgress + returned > 0;
}

/** What a street's head says of the communities in it. */
export function streetSum(lines: readonly DispatchResult[]) {
  return {
    communities: lines.length,
    targets: lines.reduce((sum, { targets }) => sum + targets, 0),
    closed: lines.reduce((sum, { closed }) => sum + closed, 0),
  };
}
