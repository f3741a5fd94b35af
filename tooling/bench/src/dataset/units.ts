import { newId, type SeedRecord } from '@yige/contracts';

type UnitRecord = Extract<SeedRecord, { record: 'unit' }>;

const STREETS = 10;
const COMMUNITIES = 10;
const GRIDS = 8;
const SINCE = '2020-01-01';

/** The units of the bench's districts, each after the one that it belongs to. Division 990… exists nowhere. */
export function* unitsOf(districts: number): Generator<UnitRecord> {
  for (let district = 1; district <= districts; district += 1) {
    const districtUnit = unit('district', null, `990${three(district)}`, `测试 ${district} 区`);
    yield districtUnit;
    for (const street of children(districtUnit, 'street', STREETS, '街道')) {
      yield street;
      for (const community of children(street, 'community', COMMUNITIES, '社区')) {
        yield community;
        yield* children(community, 'grid', GRIDS, '网格');
      }
    }
  }
}

function* children(parent: UnitRecord, level: UnitRecord['level'], count: number, kind: string): Generator<UnitRecord> {
  for (let index = 1; index <= count; index += 1) {
    yield unit(level, parent.id, `${parent.code}${three(index)}`, `第 ${index} ${kind}`);
  }
}

function unit(level: UnitRecord['level'], parentId: string | null, code: string, name: string): UnitRecord {
  const kind = level === 'community' ? 'urbanCommunity' : level;
  return { record: 'unit', id: newId(), code, name, level, kind, parentId, validFrom: SINCE };
}

function three(number: number): string {
  return String(number).padStart(3, '0');
}
