import { describe, expect, it } from 'vitest';
import type { DirectoryUnit } from '../org/unit-directory.js';
import { UnitNames } from './unit-names.js';

const unit = (number: number, parent: number, level: DirectoryUnit['level'], name: string, code: string) =>
  ({ id: String(number), number, parent, level, name, code, kind: 'grid' }) satisfies DirectoryUnit;

const street = unit(1, 0, 'street', '柳岸街道', '990101001');
const units = [
  street,
  unit(2, 1, 'community', '爱民佳苑社区', '990101001001'),
  unit(3, 1, 'community', '石桥村', '990101001002'),
  unit(4, 2, 'grid', '第 7 网格', '990101001001007'),
  unit(5, 3, 'grid', '第 7 网格', '990101001002007'),
];
const directory = {
  unitsWithin: () => units,
  isWithin: (inner: number, outer: number): boolean =>
    inner === outer || units.some(({ number, parent }) => number === inner && directory.isWithin(parent, outer)),
};

describe('what spreadsheets call units', () => {
  const names = new UnitNames(directory, street);
  it.each<[string | null, string | null, number | 'community' | 'grid']>([
    [null, null, 1],
    ['爱民佳苑社区', null, 2],
    ['爱民佳苑', null, 2],
    ['石桥村', '7', 5],
    ['990101001001', '第7网格', 4],
    [null, '990101001002007', 5],
    [null, '7', 'grid'],
    ['石桥', '8', 'grid'],
    ['别的社区', '7', 'community'],
  ])('%s, %s', (community, grid, expected) => {
    const found = names.find(community, grid);
    expect('fault' in found ? found.fault : found.number).toBe(expected);
  });
});
