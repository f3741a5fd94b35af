import { newId, type SeedRecord } from '@yige/contracts';

/** Fixed ids, so that tests can name what they mean. */
const ids = new Map<string, string>();
export function idOf(name: string): string {
  const known = ids.get(name);
  if (known !== undefined) return known;
  const id = newId();
  ids.set(name, id);
  return id;
}

export const PASSWORD = 'Correct-horse-2026';
const SINCE = '2020-01-01';

interface UnitSeed {
  name: string;
  code: string;
  level: 'district' | 'street' | 'community' | 'grid';
  parent: string | null;
}

/** One street with two communities of two grids each, and a second street, so that there is always another unit. */
export const units: UnitSeed[] = [
  { name: 'district', code: '990101', level: 'district', parent: null },
  { name: 'north', code: '990101001', level: 'street', parent: 'district' },
  { name: 'south', code: '990101002', level: 'street', parent: 'district' },
  { name: 'elm', code: '990101001001', level: 'community', parent: 'north' },
  { name: 'oak', code: '990101001002', level: 'community', parent: 'north' },
  { name: 'ash', code: '990101002001', level: 'community', parent: 'south' },
  { name: 'elm-1', code: '990101001001001', level: 'grid', parent: 'elm' },
  { name: 'elm-2', code: '990101001001002', level: 'grid', parent: 'elm' },
  { name: 'oak-1', code: '990101001002001', level: 'grid', parent: 'oak' },
  { name: 'ash-1', code: '990101002001001', level: 'grid', parent: 'ash' },
];

const grids = units.filter(({ level }) => level === 'grid');
const PEOPLE_PER_GRID = 3;

export const people = grids.flatMap(({ name: grid }) =>
  Array.from({ length: PEOPLE_PER_GRID }, (_, index) => ({ name: `${grid}-person-${index}`, grid })),
);

/** Who works where; the account's name says both. */
export const staff = [
  { username: 'worker.elm-1', role: 'gridWorker', unit: 'elm-1' },
  { username: 'worker.oak-1', role: 'gridWorker', unit: 'oak-1' },
  { username: 'secretary.elm', role: 'communitySecretary', unit: 'elm' },
  { username: 'official.north', role: 'streetOfficial', unit: 'north' },
  { username: 'head.elm-1', role: 'gridHead', unit: 'elm-1' },
  { username: 'doctor.elm', role: 'stationDoctor', unit: 'elm' },
  { username: 'official.south', role: 'streetOfficial', unit: 'south' },
  { username: 'official.district', role: 'districtOfficial', unit: 'district' },
  { username: 'system', role: 'systemAdministrator', unit: 'district' },
  { username: 'security', role: 'securityAdministrator', unit: 'district' },
] as const;

/** Whether a unit lies in another's subtree, from the list above: an oracle that shares nothing with core's. */
export function isWithin(unit: string, outer: string): boolean {
  for (let at: string | null = unit; at !== null; at = units.find(({ name }) => name === at)?.parent ?? null) {
    if (at === outer) return true;
  }
  return false;
}

/** Published for the whole district, without limits that a test would notice; who decided it is of no matter here. */
const admitted = (type: string): SeedRecord => ({
  record: 'admission',
  id: idOf(`admission of ${type}`),
  application: {
    type,
    name: `${type} 准入`,
    basisDocument: '试验〔2020〕1 号',
    basisAuthority: '试验局',
    duty: 'assist',
    unitIds: [idOf('district')],
    validFrom: SINCE,
    validTo: '9999-12-31',
    frequency: { period: 'month', rounds: 10_000, each: 31 },
    funding: { per: 'nothing', reason: '试验不花钱' },
    evidence: [],
  },
  by: {
    apply: idOf('official.north'),
    sort: idOf('official.south'),
    checkFunds: idOf('official.district'),
    decide: idOf('secretary.elm'),
  },
  publishedAt: '2020-01-01T00:00:00.000Z',
});

/** The types given are admitted, so that their tasks pass the gate. */
export function districtFile(types: readonly string[] = []): string {
  const records: SeedRecord[] = [
    ...units.map(
      ({ name, code, level, parent }): SeedRecord => ({
        record: 'unit',
        id: idOf(name),
        code,
        name,
        level,
        kind: level === 'community' ? 'urbanCommunity' : level,
        parentId: parent === null ? null : idOf(parent),
        validFrom: SINCE,
      }),
    ),
    ...grids.flatMap(({ name: grid, parent }, position): SeedRecord[] => [
      {
        record: 'building',
        id: idOf(`${grid}-building`),
        communityId: idOf(parent ?? ''),
        gridId: idOf(grid),
        name: `${position + 1} 栋`,
        position,
      },
      {
        record: 'dwelling',
        id: idOf(`${grid}-dwelling`),
        buildingId: idOf(`${grid}-building`),
        entrance: '1',
        floor: 1,
        door: '101',
      },
      { record: 'household', id: idOf(`${grid}-household`), dwellingId: idOf(`${grid}-dwelling`) },
    ]),
    ...people.map(
      ({ name, grid }, index): SeedRecord => ({
        record: 'person',
        id: idOf(name),
        householdId: idOf(`${grid}-household`),
        name: `陈${name}`,
        sex: 'female',
        birthDate: '1944-05-06',
        // Division 990101 exists nowhere; the check digit is not what these tests are about.
        idNumber: `99010119440506${String(index).padStart(3, '0')}X`,
        phone: `1990000${String(index).padStart(4, '0')}`,
      }),
    ),
    ...staff.flatMap(({ username, role, unit }): SeedRecord[] => [
      { record: 'account', id: idOf(username), username, displayName: username, password: PASSWORD },
      {
        record: 'appointment',
        id: idOf(`${username}-post`),
        accountId: idOf(username),
        unitId: idOf(unit),
        role,
        validFrom: SINCE,
      },
    ]),
  ];
  records.push(...types.map(admitted));
  return records.map((record) => JSON.stringify(record)).join('\n');
}
