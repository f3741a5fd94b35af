import type { Confirmation, DisputeSource, DisputeState, PendingWith } from '../contract/disputes.js';
import { type NewStep, type NewStepKind, newStepKindSchema } from '../contract/steps.js';
import { mayAccept, mayRefuse } from './mediation.js';

/**
 * The course of a dispute. Source: 人民调解法第十七条至第三十三条: taken in, accepted or refused, mediated, settled one way
 * or another, an agreement visited again, closed.
 */
const course: Record<NewStepKind, { from: readonly DisputeState[]; to: DisputeState | null }> = {
  accept: { from: ['received'], to: 'accepted' },
  refuse: { from: ['received'], to: 'refused' },
  session: { from: ['accepted', 'mediating'], to: 'mediating' },
  extend: { from: ['accepted', 'mediating'], to: null },
  agree: { from: ['mediating'], to: 'agreed' },
  fail: { from: ['accepted', 'mediating'], to: 'failed' },
  withdraw: { from: ['received', 'accepted', 'mediating'], to: 'withdrawn' },
  askConfirmation: { from: ['agreed', 'visited', 'closed'], to: null },
  decideConfirmation: { from: ['agreed', 'visited', 'closed'], to: null },
  visit: { from: ['agreed', 'visited'], to: 'visited' },
  close: { from: ['visited', 'failed', 'withdrawn'], to: 'closed' },
};

/** What decides about the next step. */
export interface DisputeStanding {
  state: DisputeState;
  source: DisputeSource;
  pendingWith: PendingWith;
  extended: boolean;
  confirmation: Confirmation | null;
  /** Null: no agreement. */
  effectiveOn: string | null;
  confirmationDueOn: string | null;
}

/** Why a step is not possible. */
export type Obstacle =
  | 'wrongState'
  | 'acceptedElsewhere'
  | 'handedOver'
  | 'extendedBefore'
  | 'confirmationAsked'
  | 'confirmationNotAsked'
  | 'confirmationEarly'
  | 'confirmationLate';

/** What keeps a kind of step from being taken now, whatever is written down with it; null: nothing. */
export function obstacleTo(kind: NewStepKind, dispute: DisputeStanding): Obstacle | null {
  if (!course[kind].from.includes(dispute.state)) return 'wrongState';
  // Of what was closed, agreements alone: the parties' time for the court runs on.
  if (kind === 'askConfirmation' && dispute.effectiveOn === null) return 'wrongState';
  if (kind === 'accept' && !mayAccept(dispute)) return 'acceptedElsewhere';
  if (kind === 'extend' && dispute.extended) return 'extendedBefore';
  if (kind === 'askConfirmation' && dispute.confirmation !== null) return 'confirmationAsked';
  if (kind === 'decideConfirmation' && dispute.confirmation !== 'asked') return 'confirmationNotAsked';
  return null;
}

/** What keeps this very step from being taken on that day; null: nothing. */
export function obstacleOf(step: NewStep, on: string, dispute: DisputeStanding): Obstacle | null {
  const obstacle = obstacleTo(step.kind, dispute);
  if (obstacle !== null) return obstacle;
  if (step.kind === 'refuse' && !mayRefuse(dispute.source, step.ground)) return 'handedOver';
  if (step.kind === 'askConfirmation') {
    const { effectiveOn, confirmationDueOn } = dispute;
    if (effectiveOn !== null && on < effectiveOn) return 'confirmationEarly';
    if (confirmationDueOn !== null && on > confirmationDueOn) return 'confirmationLate';
  }
  return null;
}

/** The state after the step. */
export function stateAfter(kind: NewStepKind, state: DisputeState): DisputeState {
  return course[kind].to ?? state;
}

/** Whatever can be done with the dispute on that day, the next in its course first. */
export function possibleSteps(dispute: DisputeStanding, today: string): NewStepKind[] {
  const isPast = dispute.confirmationDueOn !== null && dispute.confirmationDueOn < today;
  return newStepKindSchema.options.filter(
    (kind) => obstacleTo(kind, dispute) === null && !(kind === 'askConfirmation' && isPast),
  );
}
