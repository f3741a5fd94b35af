import { expect, it } from 'vitest';
import { lastCode, unitIdOf, unitsOf } from './units.js';

const counts = { districts: 2, streets: 3, communities: 2, grids: 5 };

it('has each unit after the one that it belongs to, and says which is the last of a level', () => {
  const units = [...unitsOf(counts)];
  expect(units).toHaveLength(2 * (1 + 3 * (1 + 2 * (1 + 5))));
  const known = new Set<string>();
  for (const { id, parentId } of units) {
    expect(parentId === null || known.has(parentId)).toBe(true);
    known.add(id);
  }
  for (const level of ['district', 'street', 'community', 'grid'] as const) {
    const last = units.findLast((unit) => unit.level === level);
    expect(last).toMatchObject({ code: lastCode(counts, level), id: unitIdOf(lastCode(counts, level)) });
  }
});
