import type { ReorganisationChange, ReorganisationSummary } from '@yige/contracts';
import type { Plan } from './planning/plan.js';

type Line = ReorganisationSummary['outline'][number];

/** Names that a line of the outline spells out. */
const NAMED = 6;

/** The steps in names as they are before the operation, for lists and headings. */
export function outlineOf(plan: Plan, changes: readonly ReorganisationChange[]): Line[] {
  const names = new Map([...plan.before.values()].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? '';
  return changes.map((step) => {
    const from = 'units' in step ? step.units : [step.unit];
    return {
      change: step.change,
      from: from.slice(0, NAMED).map(nameOf),
      to: targetsOf(step, nameOf),
      more: Math.max(0, from.length - NAMED),
    };
  });
}

function targetsOf(step: ReorganisationChange, nameOf: (id: string) => string): string[] {
  const becomes = [
    ...(step.change === 'merge' ? [step.into] : []),
    ...(step.change === 'split' ? step.parts.map(({ into }) => into) : []),
  ];
  if (step.change === 'move') return [nameOf(step.parent)];
  if (step.change === 'open') return [step.name];
  if (step.change === 'rename') return [step.name ?? step.code ?? nameOf(step.unit)];
  return becomes.map((into) => (into.identity === 'new' ? into.name : nameOf(into.unit)));
}
