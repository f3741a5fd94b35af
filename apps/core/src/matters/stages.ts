import type { MatterAction, MatterStage, UnitLevel } from '@yige/contracts';
import type { UnitNumbers } from '../access/scope.js';

/**
 * In what part somebody acts: for the unit, as the one who verifies, as handler, as reporter, or as the reporter of what
 * nobody has acted on yet.
 */
export type Part = 'unit' | 'verifier' | 'handler' | 'reporter' | 'withdrawer';

interface Possible {
  by: Part;
  from: readonly MatterStage[];
}

const undecided: readonly MatterStage[] = ['openCase', 'dispatch'];
const inHand: readonly MatterStage[] = ['handle', 'feedBack'];

/**
 * Who does what, and when (数字城管案件流程). The order is that in which actions are offered: what leads on comes first.
 */
const possible: Record<MatterAction, readonly Possible[]> = {
  openCase: [{ by: 'unit', from: ['openCase'] }],
  decline: [{ by: 'unit', from: ['openCase'] }],
  dispatch: [{ by: 'unit', from: ['dispatch'] }],
  passUp: [{ by: 'unit', from: ['dispatch'] }],
  recall: [{ by: 'unit', from: inHand }],
  start: [{ by: 'handler', from: ['handle'] }],
  feedBack: [{ by: 'handler', from: inHand }],
  sendBack: [
    { by: 'unit', from: ['dispatch'] },
    { by: 'handler', from: inHand },
  ],
  transfer: [
    { by: 'unit', from: undecided },
    { by: 'handler', from: inHand },
  ],
  verify: [{ by: 'verifier', from: ['verify'] }],
  reject: [{ by: 'verifier', from: ['verify'] }],
  confirm: [{ by: 'reporter', from: ['evaluate'] }],
  reopen: [{ by: 'reporter', from: ['evaluate'] }],
  withdraw: [{ by: 'withdrawer', from: ['openCase'] }],
};

const order: readonly MatterAction[] = [
  ...(['openCase', 'dispatch', 'feedBack', 'start', 'verify', 'confirm'] as const),
  ...(['passUp', 'reject', 'reopen', 'transfer', 'sendBack', 'recall', 'decline', 'withdraw'] as const),
];

/** The part in which somebody who has these parts may do it now; null: not at all. */
export function partFor(action: MatterAction, stage: MatterStage, parts: ReadonlySet<Part>): Part | null {
  return possible[action].find(({ by, from }) => parts.has(by) && from.includes(stage))?.by ?? null;
}

/** Whether somebody may do it now, whoever it is. */
export function isPossibleIn(action: MatterAction, stage: MatterStage): boolean {
  return possible[action].some(({ from }) => from.includes(stage));
}

/** What is possible in a stage for these parts, primary action first. */
export function actionsIn(stage: MatterStage, parts: ReadonlySet<Part>): MatterAction[] {
  return order.filter((action) => partFor(action, stage, parts) !== null);
}

/** Actions that nobody does without saying what was done, or why. */
const silent: ReadonlySet<MatterAction> = new Set(['openCase', 'dispatch', 'start', 'verify', 'confirm']);

export function asksForNote(action: MatterAction): boolean {
  return !silent.has(action);
}

/** Levels at which matters are decided, from below. A grid reports; its community opens the case. */
const deciding = ['community', 'street', 'district'] as const satisfies readonly UnitLevel[];
export type DecidingLevel = (typeof deciding)[number];

/** The level at which a matter really stands: where the level is missing, the next one above (R2). */
export function levelAt(units: UnitNumbers, level: DecidingLevel): DecidingLevel {
  const from = deciding.slice(deciding.indexOf(level));
  return from.find((each) => units[each] !== null) ?? 'district';
}

/** The next level above that exists there; null at the top. */
export function levelAbove(units: UnitNumbers, level: DecidingLevel): DecidingLevel | null {
  const above = deciding.slice(deciding.indexOf(level) + 1);
  return above.find((each) => units[each] !== null) ?? null;
}

/** The next level below that exists there; null where there is none. */
export function levelBelow(units: UnitNumbers, level: DecidingLevel): DecidingLevel | null {
  const below = deciding.slice(0, deciding.indexOf(level)).reverse();
  return below.find((each) => units[each] !== null) ?? null;
}

/** The columns of the unit that decides at a level. */
export function unitsAt(units: UnitNumbers, level: DecidingLevel): UnitNumbers {
  const { district, street, community } = units;
  if (level === 'district') return { district, street: null, community: null, grid: null };
  if (level === 'street') return { district, street, community: null, grid: null };
  return { district, street, community, grid: null };
}
