import { unitKindSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import { kindsOfLevel, levelOfKind, mayLieWithin } from './unit-kinds.js';

const unit = (kind: (typeof unitKindSchema.options)[number]) => ({ kind, level: levelOfKind[kind] });

// Source, R2: "a level may be missing"; R3: "a hamlet community between community and grid; county–township–village–
// villagers' group are kinds of the same levels".
it.each([
  ['street', 'district', true],
  ['township', 'county', true],
  ['urbanCommunity', 'district', true],
  ['grid', 'street', true],
  ['residentsGroup', 'villageCommunity', true],
  ['hamletCommunity', 'villageCommunity', true],
  ['grid', 'hamletCommunity', true],
  ['hamletCommunity', 'hamletCommunity', false],
  ['grid', 'grid', false],
  ['urbanCommunity', 'resettlementEstate', false],
  ['street', 'urbanCommunity', false],
  ['district', 'district', false],
] as const)('%s within %s: %s', (inner, outer, may) => {
  expect(mayLieWithin(unit(inner), unit(outer))).toBe(may);
});

it('every kind stands at one level', () => {
  const all = (['district', 'street', 'community', 'grid'] as const).flatMap(kindsOfLevel);
  expect([...all].sort()).toEqual([...unitKindSchema.options].sort());
});
