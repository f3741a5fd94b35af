import type { ReorganisationFigures, ReorganisationPreview, ReorganisationUnit } from '@yige/contracts';
import { innermostOf } from '../../../access/scope.js';
import { type Decided, unitKey } from './decisions.js';
import { type Facts, NO_ROWS } from './facts.js';
import { lineOf, type RowLine } from './lines.js';
import type { Plan } from './plan.js';

type Units = Plan['before'];

/** What a person has to see before the operation is proposed, and before it is approved. */
export function previewOf(
  plan: Plan,
  facts: Facts,
  lines: readonly RowLine[],
  decided: Decided,
): ReorganisationPreview {
  const { succession } = decided;
  const appointmentsAfter = facts.appointments.map(({ id, unit }) => {
    const post = succession.appointments.get(id);
    return post === undefined ? unit : (post?.unit ?? null);
  });
  const before = figuresBy(
    plan.before,
    facts,
    lines.map(({ unit }) => [unit, unit]),
    facts.appointments.map(({ unit }) => unit),
  );
  const heirs = lines.map(({ unit, to }): [number, number] => [unit, innermostOf(to)]);
  const after = figuresBy(plan.after, facts, heirs, appointmentsAfter);
  const shown = shownUnits(plan);
  const counted = new Set(lines.filter(({ affected }) => affected).map(({ unit }) => unit));
  const nodes = (
    units: Units,
    numbers: ReadonlySet<number>,
    figures: Map<number, ReorganisationFigures>,
    other: 'from' | 'to',
  ) =>
    [...numbers]
      .flatMap((number): ReorganisationUnit[] => {
        const unit = units.get(number);
        if (unit === undefined) return [];
        return [
          {
            key: unitKey(plan, number),
            code: unit.code,
            name: unit.name,
            level: unit.level,
            kind: unit.kind,
            parent: unit.parent === 0 ? null : unitKey(plan, unit.parent),
            counterparts: counterparts(plan, number, other),
            figures: counted.has(number) ? (figures.get(number) ?? NOTHING) : null,
          },
        ];
      })
      .sort((left, right) => (left.code < right.code ? -1 : 1));
  return {
    before: nodes(plan.before, shown.before, before, 'from'),
    after: nodes(plan.after, shown.after, after, 'to'),
    decisions: decided.decisions,
    notes: decided.notes,
  };
}

/** The units that change, those that they come from, go to and report to, and what lies directly within. */
function shownUnits(plan: Plan): { before: Set<number>; after: Set<number> } {
  const named = new Set([
    ...plan.retired.map(({ number }) => number),
    ...plan.opened.map(({ number }) => number),
    ...plan.moved.map(({ number }) => number),
    ...plan.renamed.filter(({ number }) => plan.named.has(number)).map(({ number }) => number),
    ...plan.lineage.flatMap(({ from, to }) => [from, to]),
  ]);
  const around = (units: Units) => {
    const all = new Set([...named].filter((number) => units.has(number)));
    for (const number of [...all]) {
      const parent = units.get(number)?.parent ?? 0;
      if (parent !== 0) all.add(parent);
    }
    const heads = new Set([
      ...plan.lineage.flatMap(({ from, to }) => [from, to]),
      ...plan.moved.flatMap(({ number, parent }) => [parent, plan.before.get(number)?.parent ?? 0]),
    ]);
    for (const { number, parent } of units.values()) if (heads.has(parent)) all.add(number);
    return all;
  };
  return { before: around(plan.before), after: around(plan.after) };
}

function counterparts(plan: Plan, number: number, side: 'from' | 'to'): string[] {
  const links = plan.lineage.filter((link) => link[side] === number);
  const others = links.map((link) => (side === 'from' ? link.to : link.from));
  const itself = plan.before.has(number) && plan.after.has(number) ? [number] : [];
  return [...new Set([...itself, ...others])].map((other) => unitKey(plan, other));
}

const NOTHING: ReorganisationFigures = {
  units: 0,
  households: 0,
  residents: 0,
  buildings: 0,
  openTasks: 0,
  appointments: 0,
};

/** Sums for each unit and those above it; `places` says which unit's rows are counted where. */
function figuresBy(
  units: Units,
  facts: Facts,
  places: readonly (readonly [rowsOf: number, place: number])[],
  appointments: readonly (number | null)[],
): Map<number, ReorganisationFigures> {
  const figures = new Map<number, ReorganisationFigures>();
  const add = (place: number, amounts: Partial<ReorganisationFigures>) => {
    const { district, street, community, grid } = lineOf(units, place);
    for (const number of [district, street, community, grid]) {
      if (number === null || number === 0) continue;
      const sum = figures.get(number) ?? { ...NOTHING };
      for (const name of AMOUNTS) sum[name] += amounts[name] ?? 0;
      figures.set(number, sum);
    }
  };
  for (const [rowsOf, place] of places) add(place, facts.rows.get(rowsOf) ?? NO_ROWS);
  for (const unit of appointments) if (unit !== null) add(unit, { appointments: 1 });
  for (const { parent } of units.values()) {
    const sum = figures.get(parent);
    if (sum !== undefined) sum.units += 1;
  }
  return figures;
}

const AMOUNTS = ['units', 'households', 'residents', 'buildings', 'openTasks', 'appointments'] as const;
