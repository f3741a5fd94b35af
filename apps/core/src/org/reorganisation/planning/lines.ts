import type { UnitLevel } from '@yige/contracts';
import type { UnitNumbers } from '../../../access/scope.js';
import type { PlannedUnit } from './draft.js';
import type { Plan } from './plan.js';

/** Where the rows of a unit of before, or of a new one, belong afterwards. */
export interface RowLine {
  unit: number;
  /** The level in whose column rows hold this number as their innermost one. */
  level: UnitLevel;
  to: UnitNumbers;
  /** Whether they belonged elsewhere before. */
  moves: boolean;
  /** Whether other rows than before lie within this unit. */
  affected: boolean;
}

const LEVELS = ['grid', 'community', 'street', 'district'] as const satisfies readonly UnitLevel[];

/**
 * The lines of all units whose rows move, and of everything else within the units that gain or lose rows, so that while
 * rows follow, one table says what belongs to those units. Innermost levels first: when their rows have followed, few
 * are left to look through for the levels above.
 */
export function rowLines(plan: Plan, ownMatters: ReadonlyMap<number, number>): RowLine[] {
  const opened = plan.opened.map(({ number }) => number);
  const lines = [...plan.before.keys(), ...opened].map((unit) => {
    const from = lineOf(plan.before.has(unit) ? plan.before : plan.after, unit);
    const to = lineOf(plan.after, successorOf(plan, ownMatters, unit));
    return { unit, from, to, moves: LEVELS.some((level) => from[level] !== to[level]) };
  });
  const affected = new Set(opened);
  for (const { from, to } of lines) {
    for (const level of LEVELS) {
      if (from[level] === to[level]) continue;
      if (from[level] !== null) affected.add(from[level]);
      if (to[level] !== null) affected.add(to[level]);
    }
  }
  const within = (line: UnitNumbers) => LEVELS.some((level) => line[level] !== null && affected.has(line[level]));
  return lines
    .filter(({ moves, to }) => moves || within(to))
    .map(({ unit, to, moves }) => ({
      unit,
      level: (plan.before.get(unit) ?? plan.after.get(unit))?.level ?? 'grid',
      to,
      moves,
      affected: affected.has(unit),
    }))
    .sort((left, right) => LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level) || left.unit - right.unit);
}

/** The unit that goes on with what belonged to this one as a whole: itself where it stays. */
export function successorOf(plan: Plan, ownMatters: ReadonlyMap<number, number>, unit: number): number {
  const seen = new Set<number>();
  let at = unit;
  while (!seen.has(at)) {
    seen.add(at);
    const chosen = ownMatters.get(at);
    if (chosen !== undefined) at = chosen;
    else if (!plan.after.has(at)) at = plan.lineage.find(({ from }) => from === at)?.to ?? at;
  }
  return at;
}

/** A unit and those above it, by level. A grid within a hamlet community stands for both: the innermost counts. */
export function lineOf(units: ReadonlyMap<number, PlannedUnit>, number: number): UnitNumbers {
  const line: UnitNumbers = { district: 0, street: null, community: null, grid: null };
  for (let unit = units.get(number); unit !== undefined; unit = units.get(unit.parent)) {
    if (unit.level === 'district') line.district = unit.number;
    else line[unit.level] ??= unit.number;
  }
  return line;
}
