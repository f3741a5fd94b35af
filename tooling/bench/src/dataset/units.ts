import type { SeedRecord } from '@yige/contracts';
import type { UnitCounts } from './size.js';

export type UnitRecord = Extract<SeedRecord, { record: 'unit' }>;

const SINCE = '2020-01-01';
/** Until then every fifth grid was called otherwise. */
export const RENAMED = '2023-01-01';
const RENAMED_EVERY = 5;

/** The units of the bench's districts, each after the one that it belongs to. Division 990… exists nowhere. */
export function* unitsOf({ districts, streets, communities, grids }: UnitCounts): Generator<UnitRecord> {
  for (let district = 1; district <= districts; district += 1) {
    const districtUnit = unit('district', null, `990${three(district)}`, `测试 ${district} 区`);
    yield districtUnit;
    for (const street of children(districtUnit, 'street', streets, '街道')) {
      yield street;
      for (const community of children(street, 'community', communities, '社区')) {
        yield community;
        yield* children(community, 'grid', grids, '网格');
      }
    }
  }
}

/** The identifier of the unit that has this division code. */
export function unitIdOf(code: string): string {
  return `01G${code.padStart(23, '0')}`;
}

/** The division code of the last unit on the way down these levels. */
export function lastCode({ districts, streets, communities, grids }: UnitCounts, level: UnitRecord['level']): string {
  const counts = { district: [districts], street: [districts, streets], community: [districts, streets, communities] };
  const line = level === 'grid' ? [...counts.community, grids] : counts[level];
  return `990${line.map(three).join('')}`;
}

function* children(parent: UnitRecord, level: UnitRecord['level'], count: number, kind: string): Generator<UnitRecord> {
  for (let index = 1; index <= count; index += 1) {
    const child = unit(level, parent.id, `${parent.code}${three(index)}`, `第 ${index} ${kind}`);
    const renamed = level === 'grid' && index % RENAMED_EVERY === 0;
    yield renamed ? { ...child, formerNames: [{ name: `原第 ${index} ${kind}`, until: RENAMED }] } : child;
  }
}

function unit(level: UnitRecord['level'], parentId: string | null, code: string, name: string): UnitRecord {
  const kind = level === 'community' ? 'urbanCommunity' : level;
  return { record: 'unit', id: unitIdOf(code), code, name, level, kind, parentId, validFrom: SINCE };
}

function three(number: number): string {
  return String(number).padStart(3, '0');
}
