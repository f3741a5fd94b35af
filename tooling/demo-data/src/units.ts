import type { SeedRecord } from '@yige/contracts';
import type { Random } from './random.js';

/** A community with the grids that its buildings fall into. */
export interface CommunityUnits {
  id: string;
  gridOfBuilding(index: number, buildings: number): string;
}

export interface DistrictUnits {
  records: SeedRecord[];
  estate: CommunityUnits;
  village: CommunityUnits;
  /** Ids by the names that `accounts.json` uses. */
  byName: ReadonlyMap<string, string>;
}

const FOUNDED = '2011-09-01';
const ESTATE_GRIDS = 14;
const VILLAGE_GROUPS = ['第一村民小组', '第二村民小组', '第三村民小组'];
/** The walk through the estate begins in grid 7, so that 3 栋 lies there as in the documentation. */
const WALK_BEGINS_IN = 7;

/**
 * 青禾区 with 柳岸街道 (爱民佳苑社区, 14 grids) and 石桥镇 (石桥村, three villagers' groups).
 * Division code 990101 is one that GB/T 2260 does not assign.
 */
export function buildUnits(random: Random): DistrictUnits {
  const records: SeedRecord[] = [];
  const byName = new Map<string, string>();
  type UnitFields = Omit<Extract<SeedRecord, { record: 'unit' }>, 'record' | 'id' | 'validFrom'>;
  const add = (fields: UnitFields, fullName = fields.name): string => {
    const id = random.id();
    records.push({ record: 'unit', id, validFrom: FOUNDED, ...fields });
    byName.set(fullName, id);
    return id;
  };

  const district = add({ code: '990101', name: '青禾区', level: 'district', kind: 'district', parentId: null });
  const street = add({ code: '990101001', name: '柳岸街道', level: 'street', kind: 'street', parentId: district });
  const estate = add({
    code: '990101001001',
    name: '爱民佳苑社区',
    level: 'community',
    kind: 'urbanCommunity',
    parentId: street,
  });
  const grids = Array.from({ length: ESTATE_GRIDS }, (_, index) =>
    add(
      {
        code: `990101001001${String(index + 1).padStart(3, '0')}`,
        name: `第 ${index + 1} 网格`,
        level: 'grid',
        kind: 'grid',
        parentId: estate,
      },
      `爱民佳苑社区第 ${index + 1} 网格`,
    ),
  );
  const township = add({ code: '990101002', name: '石桥镇', level: 'street', kind: 'township', parentId: district });
  const village = add({
    code: '990101002001',
    name: '石桥村',
    level: 'community',
    kind: 'villageCommunity',
    parentId: township,
  });
  const groups = VILLAGE_GROUPS.map((name, index) =>
    add(
      {
        code: `990101002001${String(index + 1).padStart(3, '0')}`,
        name,
        level: 'grid',
        kind: 'residentsGroup',
        parentId: village,
      },
      `石桥村${name}`,
    ),
  );
  const walk = [...grids.slice(WALK_BEGINS_IN - 1), ...grids.slice(0, WALK_BEGINS_IN - 1)];
  return {
    records,
    byName,
    estate: { id: estate, gridOfBuilding: evenly(walk) },
    village: { id: village, gridOfBuilding: evenly(groups) },
  };
}

/** Neighbouring buildings share a grid, and grids are as equal as the number allows. */
function evenly(grids: readonly string[]): CommunityUnits['gridOfBuilding'] {
  return (index, buildings) => {
    const grid = grids[Math.floor((index * grids.length) / buildings)];
    if (grid === undefined) throw new RangeError(`no grid for building ${index}`);
    return grid;
  };
}
