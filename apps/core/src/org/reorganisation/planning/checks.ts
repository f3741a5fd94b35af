import type { FieldError } from '@yige/contracts';
import { type Facts, NO_ROWS } from './facts.js';
import type { RowLine } from './lines.js';
import type { Plan } from './plan.js';
import { refusal } from './refusals.js';

/** What only the rows of units can forbid. */
export function checkRows(plan: Plan, facts: Facts, lines: readonly RowLine[]): FieldError[] {
  const rowsOf = (unit: number) => facts.rows.get(unit) ?? NO_ROWS;
  const at = (unit: number) => plan.named.get(unit) ?? '/body/changes';
  const refusals: FieldError[] = [];
  for (const { from, change } of plan.lineage) {
    if (change !== 'close') continue;
    const { residents, buildings, openTasks } = rowsOf(from);
    const count = residents + buildings + openTasks;
    const unit = plan.before.get(from)?.name ?? '';
    if (count > 0) refusals.push(refusal(at(from), 'notEmpty', { unit, count: String(count) }));
  }
  for (const { unit, to, moves } of lines) {
    if (!moves || to.community !== null || rowsOf(unit).buildings === 0) continue;
    const name = plan.before.get(unit)?.name ?? '';
    refusals.push(refusal(at(unit), 'buildingsWithoutCommunity', { unit: name }));
  }
  return refusals;
}
