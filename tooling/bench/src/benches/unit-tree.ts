import { corePermissions, routes } from '@yige/contracts';
import type { SqlValue } from '@yige/database';
import { CITY } from '../dataset/size.js';
import { lastCode, unitIdOf } from '../dataset/units.js';
import { ReadBench } from '../reads/read-bench.js';
import { type BaselineCaller, readScenario } from '../reads/scenario.js';

const { path, query } = routes.org.listUnits;
const list = { query, permission: corePermissions.orgUnitRead, account: 'districtOfficial' } as const;
const street = unitIdOf(lastCode(CITY.units, 'street'));
const community = unitIdOf(lastCode(CITY.units, 'community'));
/** Before some units were renamed and others moved. */
const PAST = '2022-06-01';

/** A unit and its edge, its attributes and its children each hold on a day. */
const daysOf = (asOf: string): SqlValue[] => Array<SqlValue>(6).fill(asOf);
const unitsOf = ({ posts }: BaselineCaller): number[] => posts.map(({ unitNumber }) => unitNumber);

export const unitTree = new ReadBench({
  name: 'unit-tree',
  title: 'Unit tree of a city',
  dataset: () => CITY,
  goals: { cpuToAuthenticated: 1.6, throughputToBare: 0.5, latencyToBare: 2 },
  scenarios: [
    readScenario({
      ...list,
      name: 'children',
      title: 'the communities of a street',
      path: `${path}?parent=${street}`,
      parameters: (caller, { parent }) => [...daysOf(caller.today), ...unitsOf(caller), parent ?? ''],
    }),
    readScenario({
      ...list,
      name: 'level',
      title: 'a page of a district’s grids',
      path: `${path}?level=grid`,
      parameters: (caller, { level }) => [...daysOf(caller.today), ...unitsOf(caller), level ?? ''],
    }),
    readScenario({
      ...list,
      name: 'past-children',
      title: 'the grids of a community as of a past day',
      path: `${path}?parent=${community}&asOf=${PAST}`,
      parameters: (caller, { parent }) => [...reach(caller), ...daysOf(PAST), ...unitsOf(caller), parent ?? ''],
    }),
    readScenario({
      ...list,
      name: 'past-level',
      title: 'a page of a district’s communities as of a past day',
      path: `${path}?level=community&asOf=${PAST}`,
      parameters: (caller, { level }) => [...reach(caller), ...unitsOf(caller), ...daysOf(PAST), level ?? ''],
    }),
  ],
});

/** The scope is followed down to the units that lay in it then. */
function reach(caller: BaselineCaller): SqlValue[] {
  return [...unitsOf(caller), PAST, PAST];
}
