import type { FieldError, ReorganisationChange } from '@yige/contracts';
import { codeFault } from '../../division-code.js';
import { mayLieWithin } from '../../unit-kinds.js';
import { Draft, type LineageLink, names, type PlannedUnit } from './draft.js';
import { recode } from './recode.js';
import { applyStep, type FindUnit } from './steps.js';

/** The organisation on the eve of the operation. */
export interface World {
  units: readonly PlannedUnit[];
  /** First internal number that no unit has ever had. */
  nextNumber: number;
}

/** What an operation does to the organisation on its day; nothing of it has happened. */
export interface Plan {
  effectiveOn: string;
  before: ReadonlyMap<number, PlannedUnit>;
  after: ReadonlyMap<number, PlannedUnit>;
  opened: readonly PlannedUnit[];
  retired: readonly PlannedUnit[];
  /** Units that stay and report to another one, with their state afterwards. */
  moved: readonly PlannedUnit[];
  /** Units that stay under another name, code or kind. */
  renamed: readonly PlannedUnit[];
  lineage: readonly LineageLink[];
  /** How many got another code only because it had to begin with another parent's. */
  recoded: number;
  /** Where in the request each unit was named. */
  named: ReadonlyMap<number, string>;
}

export interface PlanRequest {
  effectiveOn: string;
  changes: readonly ReorganisationChange[];
}

/** Plans an operation, or says everything that makes it impossible. Reads nothing but its arguments. */
export function planReorganisation(
  world: World,
  request: PlanRequest,
  find: FindUnit,
): Plan | { refusals: FieldError[] } {
  const draft = new Draft(world.units, world.nextNumber, request.effectiveOn);
  for (const [index, change] of request.changes.entries()) applyStep(draft, find, change, `/body/changes/${index}`);
  return draft.refusals.length > 0 ? { refusals: draft.refusals } : planOf(draft, world, request.effectiveOn);
}

/** What the steps that the draft has taken come to, or what makes them impossible together. */
export function planOf(draft: Draft, world: World, effectiveOn: string): Plan | { refusals: FieldError[] } {
  const before = new Map(world.units.map((unit) => [unit.number, unit]));
  const touched = draft.openUnits().filter((unit) => {
    const old = before.get(unit.number);
    return old === undefined || old.parent !== unit.parent || old.code !== unit.code;
  });
  const recoded = recode(
    draft,
    touched.map(({ number }) => number),
  );
  const after = new Map(draft.openUnits().map((unit) => [unit.number, unit]));
  const stays = [...after.values()].flatMap((unit) => {
    const old = before.get(unit.number);
    return old === undefined ? [] : [{ old, unit }];
  });
  const plan: Plan = {
    effectiveOn,
    before,
    after,
    opened: draft.openedUnits(),
    retired: draft.retiredUnits().flatMap((number) => before.get(number) ?? []),
    moved: stays.filter(({ old, unit }) => old.parent !== unit.parent).map(({ unit }) => unit),
    renamed: stays
      .filter(({ old, unit }) => old.name !== unit.name || old.code !== unit.code || old.kind !== unit.kind)
      .map(({ unit }) => unit),
    lineage: draft.lineage,
    recoded,
    named: draft.named,
  };
  checkOrder(draft, plan);
  checkCodes(draft, plan);
  checkDates(draft, plan);
  return draft.refusals.length > 0 ? { refusals: draft.refusals } : plan;
}

/** Units that the operation changes in any way: no other unfinished operation may touch them. */
export function changedUnits(plan: Plan): number[] {
  return [...new Set([...plan.retired, ...plan.moved, ...plan.renamed].map(({ number }) => number))];
}

/** Open units of today that it relies on without changing them: what new and moved units report to. */
export function reliedOn(plan: Plan): number[] {
  const changed = new Set(changedUnits(plan));
  const parents = [...plan.opened, ...plan.moved].map(({ parent }) => parent);
  const targets = plan.lineage.map(({ to }) => to);
  return [...new Set([...parents, ...targets])].filter((number) => plan.before.has(number) && !changed.has(number));
}

/** Every unit reports to one that exists and that may have it, and none lies within itself. */
function checkOrder(draft: Draft, plan: Plan): void {
  for (const unit of [...plan.opened, ...plan.moved, ...plan.renamed]) {
    const at = plan.named.get(unit.number) ?? '/body/changes';
    const parent = plan.after.get(unit.parent);
    if (parent !== undefined && !mayLieWithin(unit, parent)) draft.refuse(at, 'kindNotWithin', names(unit, parent));
    for (const number of draft.childrenOf(unit.number)) {
      const child = plan.after.get(number);
      if (child !== undefined && !mayLieWithin(child, unit)) draft.refuse(at, 'kindNotWithin', names(child, unit));
    }
  }
  for (const unit of plan.retired) {
    if (draft.childrenOf(unit.number).size === 0) continue;
    draft.refuse(plan.named.get(unit.number) ?? '/body/changes', 'childrenOpen', { unit: unit.name });
  }
}

function checkCodes(draft: Draft, plan: Plan): void {
  const byCode = new Map<string, PlannedUnit>();
  const changed = new Set([...plan.opened, ...plan.renamed].map(({ number }) => number));
  for (const unit of plan.after.values()) if (!changed.has(unit.number)) byCode.set(unit.code, unit);
  for (const unit of [...plan.opened, ...plan.renamed]) {
    const at = `${plan.named.get(unit.number) ?? '/body/changes'}/code`;
    const other = byCode.get(unit.code);
    const parent = plan.after.get(unit.parent);
    const fault = codeFault(unit.code, unit.level, parent?.code ?? null);
    if (fault === 'length') draft.refuse(at, 'codeLength', { code: unit.code });
    else if (fault === 'prefix') draft.refuse(at, 'codePrefix', { code: unit.code, parent: parent?.name ?? '' });
    else if (other !== undefined) draft.refuse(at, 'codeInUse', { code: unit.code, unit: other.name });
    byCode.set(unit.code, unit);
  }
}

/** A day before a unit's last change would rewrite what has been. */
function checkDates(draft: Draft, plan: Plan): void {
  for (const number of [...changedUnits(plan)]) {
    const unit = plan.before.get(number);
    if (unit === undefined || unit.since < plan.effectiveOn) continue;
    draft.refuse('/body/effectiveOn', 'dateBeforeChange', { unit: unit.name, date: unit.since });
  }
}
