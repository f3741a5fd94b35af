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
  /** Communities of which only the organisation is known, no residents. */
  others: string[];
  /** The community of a grid; any other unit itself. */
  communityOf(unitId: string): string;
  /** Ids by the names that `accounts.json` uses. */
  byName: ReadonlyMap<string, string>;
}

const FOUNDED = '2011-09-01';
/** Streets with communities beside the two that are shown in full. */
const OTHERS = [
  { street: null, names: ['柳岸社区', '纺织一村社区', '望江社区', '临溪里社区'] },
  { street: '梧桐街道', names: ['梧桐社区', '桂花园社区', '听涛苑社区', '南塘社区'] },
];
const ESTATE_GRIDS = 14;
const VILLAGE_GROUPS = ['第一村民小组', '第二村民小组', '第三村民小组'];
/** The walk through the estate begins in grid 7, so that 3 栋 lies there as in the documentation. */
const WALK_BEGINS_IN = 7;

/**
 * 青禾区 with 柳岸街道 (爱民佳苑社区, 14 grids, and four more communities), 石桥镇 (石桥村, three villagers' groups) and
 * 梧桐街道 (four communities).
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
    areaHectares: 62,
    formerNames: [{ name: '爱民社区', until: '2018-06-01' }],
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
    areaHectares: 418,
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
  const others = OTHERS.flatMap(({ street: name, names }, index) => {
    const code = `9901010${String(index === 0 ? 1 : index + 2).padStart(2, '0')}`;
    const parentId = name === null ? street : add({ code, name, level: 'street', kind: 'street', parentId: district });
    const first = name === null ? 2 : 1;
    return names.map((community, position) =>
      add({
        code: `${code}${String(first + position).padStart(3, '0')}`,
        name: community,
        level: 'community',
        kind: 'urbanCommunity',
        parentId,
      }),
    );
  });
  const walk = [...grids.slice(WALK_BEGINS_IN - 1), ...grids.slice(0, WALK_BEGINS_IN - 1)];
  return {
    records,
    byName,
    others,
    communityOf: (unitId) => (grids.includes(unitId) ? estate : groups.includes(unitId) ? village : unitId),
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
