/**
 * Source: rules.md, “Burden reduction”: never gated are “follow-ups that one case triggers (not a new round)”. How long a
 * case that has ended may still trigger one no source says ([U]); in days.
 */
export const FOLLOW_UP_DAYS = 30;

/** A task that names another one as what gave rise to it, and what there is of that case. */
export interface FollowUp {
  kind: string;
  /** Kinds of the tasks that it would follow: the one that it names last. */
  chain: readonly string[];
  /** Kinds of what else follows from the one that it names, without what was cancelled, returned or refused. */
  siblings: readonly string[];
  /** Null: what it names is open. */
  parentEnded: { done: boolean; daysAgo: number } | null;
}

/** Whether it is of the case, or the next round under another name. */
export function followUpVerdict({ kind, chain, siblings, parentEnded }: FollowUp): 'follows' | 'repeated' | 'late' {
  if (chain.includes(kind) || siblings.includes(kind)) return 'repeated';
  if (parentEnded !== null && (!parentEnded.done || parentEnded.daysAgo > FOLLOW_UP_DAYS)) return 'late';
  return 'follows';
}
