import type { ReorganisationChange } from '@yige/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { innermostOf } from '../../../access/scope.js';
import { mayLieWithin } from '../../unit-kinds.js';
import type { PlannedUnit } from './draft.js';
import { lineOf, rowLines } from './lines.js';
import { planReorganisation } from './plan.js';

/** A district of two streets, three communities each, two grids each. */
function district(): PlannedUnit[] {
  const units: PlannedUnit[] = [];
  const add = (code: string, level: PlannedUnit['level'], parent: number): number => {
    const number = units.length + 1;
    const kind = level === 'community' ? 'urbanCommunity' : level;
    const id = String(number).padStart(26, '0');
    units.push({ number, id, code, name: code, level, kind, parent, since: '2020-01-01', areaHectares: null });
    return number;
  };
  const top = add('990101', 'district', 0);
  for (const street of ['001', '002']) {
    const streetNumber = add(`990101${street}`, 'street', top);
    for (const community of ['001', '002', '003']) {
      const number = add(`990101${street}${community}`, 'community', streetNumber);
      for (const grid of ['001', '002']) add(`990101${street}${community}${grid}`, 'grid', number);
    }
  }
  return units;
}

const pick = fc.nat({ max: 60 });
const operation = fc.record({
  kind: fc.constantFrom('merge', 'split', 'move', 'rename', 'abolish', 'open', 'close'),
  first: pick,
  second: pick,
  kept: fc.boolean(),
});
type Drawn = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** Turns numbers drawn by chance into a step on the units that there are; it may well be an impossible one. */
function stepOf(
  { kind, first, second, kept }: Drawn,
  units: readonly PlannedUnit[],
  round: number,
): ReorganisationChange {
  const at = (index: number) => units[index % units.length] ?? units[0];
  const one = at(first);
  const other = at(second);
  const idOf = (unit: PlannedUnit | undefined) => unit?.id ?? '';
  const prefix = units.find(({ number }) => number === one?.parent)?.code ?? '990101';
  const fresh = {
    code: `${prefix}${String(900 + round).padStart((one?.code.length ?? 9) - prefix.length, '0')}`,
    name: `new-${round}`,
    kind: one?.kind ?? 'grid',
  };
  const becomes = kept ? { identity: 'kept' as const, unit: idOf(one) } : { identity: 'new' as const, ...fresh };
  const within = units.filter(({ parent }) => parent === one?.number);
  switch (kind) {
    case 'merge':
      return { change: 'merge', units: [idOf(one), idOf(other)], into: becomes };
    case 'split':
      return {
        change: 'split',
        unit: idOf(one),
        parts: [
          { into: becomes, units: within.slice(0, 1).map(idOf) },
          {
            into: { identity: 'new', ...fresh, code: `${fresh.code.slice(0, -1)}9` },
            units: within.slice(1).map(idOf),
          },
        ],
      };
    case 'move':
      return { change: 'move', units: [idOf(one)], parent: idOf(other) };
    case 'rename':
      return { change: 'rename', unit: idOf(one), name: `renamed-${round}` };
    case 'abolish':
      return { change: 'abolish', units: [idOf(one)] };
    case 'open':
      return { change: 'open', parent: idOf(units.find(({ number }) => number === one?.parent)), ...fresh, units: [] };
    case 'close':
      return { change: 'close', unit: idOf(one) };
  }
}

it('after any sequence of possible operations the organisation is whole, and every row has a place in it', () => {
  let carriedOut = 0;
  fc.assert(
    fc.property(fc.array(operation, { minLength: 1, maxLength: 25 }), (drawn) => {
      let units = district();
      let nextNumber = units.length + 1;
      for (const [round, each] of drawn.entries()) {
        const day = `2027-01-${String(round + 1).padStart(2, '0')}`;
        const ids = new Map(units.map(({ id, number }) => [id, number]));
        const plan = planReorganisation(
          { units, nextNumber },
          { effectiveOn: day, changes: [stepOf(each, units, round)] },
          (id) => ids.get(id) ?? null,
        );
        if ('refusals' in plan) {
          expect(plan.refusals.length).toBeGreaterThan(0);
          continue;
        }
        carriedOut += 1;
        const after = plan.after;
        expect(new Set([...after.values()].map(({ code }) => code)).size).toBe(after.size);
        for (const unit of after.values()) {
          const parent = after.get(unit.parent);
          if (parent === undefined) expect(unit.parent).toBe(0);
          else expect(mayLieWithin(unit, parent)).toBe(true);
          expect(lineOf(after, unit.number).district).toBe(1);
        }
        const ownMatters = new Map(plan.retired.map(({ number }) => [number, heirOf(plan.lineage, number)]));
        for (const { to } of rowLines(plan, ownMatters)) {
          const innermost = innermostOf(to);
          expect(lineOf(after, innermost)).toEqual(to);
        }
        units = [...after.values()].map((unit) => {
          const changed = unit.id === null || plan.moved.includes(unit) || plan.renamed.includes(unit);
          return { ...unit, id: unit.id ?? String(unit.number).padStart(26, '0'), since: changed ? day : unit.since };
        });
        nextNumber += plan.opened.length;
      }
    }),
    { numRuns: 300 },
  );
  // Enough of what chance proposes is possible for the test to mean something.
  expect(carriedOut).toBeGreaterThan(300);
});

function heirOf(lineage: readonly { from: number; to: number }[], number: number): number {
  return lineage.find(({ from }) => from === number)?.to ?? number;
}
