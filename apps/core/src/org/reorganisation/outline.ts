import type { ReorganisationChange, ReorganisationSummary } from '@yige/contracts';
import type { Plan } from './planning/plan.js';

type Line = ReorganisationSummary['outline'][number];

/** Names that a line of the outline spells out. */
const NAMED = 6;

/** The steps in names as they are before the operation, for lists and headings. */
export function outlineOf(plan: Plan, changes: readonly ReorganisationChange[]): Line[] {
  const names = new Map([...plan.before.values()].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? '';
  const line = (change: Line['change'], from: readonly string[], to: readonly string[]): Line => ({
    change,
    from: from.slice(0, NAMED).map(nameOf),
    to: [...to],
    more: Math.max(0, from.length - NAMED),
  });
  return changes.map((step) => {
    switch (step.change) {
      case 'merge':
        return line('merge', step.units, [step.into.identity === 'new' ? step.into.name : nameOf(step.into.unit)]);
      case 'split':
        return line(
          'split',
          [step.unit],
          step.parts.map(({ into }) => (into.identity === 'new' ? into.name : nameOf(into.unit))),
        );
      case 'move':
        return line('move', step.units, [nameOf(step.parent)]);
      case 'rename':
        return line('rename', [step.unit], [step.name ?? step.code ?? nameOf(step.unit)]);
      case 'abolish':
        return line('abolish', step.units, []);
      case 'open':
        return line('open', step.units, [step.name]);
      case 'close':
        return line('close', [step.unit], []);
    }
  });
}
