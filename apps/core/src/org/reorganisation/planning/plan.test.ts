import { newId, type ReorganisationChange } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import type { PlannedUnit } from './draft.js';
import { lineOf, rowLines } from './lines.js';
import { type Plan, planReorganisation, type World } from './plan.js';

/** One street of two communities with two grids each, and a second street with one. */
const seeds = [
  ['district', '990101', 'district', 'district', ''],
  ['north', '990101001', 'street', 'street', 'district'],
  ['south', '990101002', 'street', 'street', 'district'],
  ['elm', '990101001001', 'community', 'urbanCommunity', 'north'],
  ['oak', '990101001002', 'community', 'urbanCommunity', 'north'],
  ['ash', '990101002001', 'community', 'urbanCommunity', 'south'],
  ['第 1 网格', '990101001001001', 'grid', 'grid', 'elm'],
  ['elm-2', '990101001001002', 'grid', 'grid', 'elm'],
  ['oak-1', '990101001002001', 'grid', 'grid', 'oak'],
  ['第 2 网格', '990101001002002', 'grid', 'grid', 'oak'],
  ['ash-1', '990101002001001', 'grid', 'grid', 'ash'],
] as const;

const SINCE = '2020-01-01';
const DAY = '2027-01-01';
const ids = new Map<string, string>(seeds.map(([name]) => [name, newId()]));
const id = (name: string) => ids.get(name) ?? newId();
const numberOf = (name: string) => seeds.findIndex(([seed]) => seed === name) + 1;
const units = seeds.map(
  ([name, code, level, kind, parent]): PlannedUnit => ({
    number: numberOf(name),
    id: id(name),
    code,
    name,
    level,
    kind,
    parent: parent === '' ? 0 : numberOf(parent),
    since: SINCE,
    areaHectares: null,
  }),
);
const world: World = { units, nextNumber: units.length + 1 };
const find = (wanted: string) => units.find((unit) => unit.id === wanted)?.number ?? null;

const plan = (...changes: ReorganisationChange[]) => planReorganisation(world, { effectiveOn: DAY, changes }, find);

function planned(...changes: ReorganisationChange[]): Plan {
  const result = plan(...changes);
  if ('refusals' in result) throw new Error(JSON.stringify(result.refusals));
  return result;
}

const newCommunity = { identity: 'new', code: '990101001021', name: 'cedar', kind: 'urbanCommunity' } as const;
const kept = (name: string) => ({ identity: 'kept', unit: id(name) }) as const;

describe('what an operation does', () => {
  it('merge: one new unit with everything within, and every code begins with its own', () => {
    const { opened, retired, moved, after, lineage } = planned({
      change: 'merge',
      units: [id('elm'), id('oak')],
      into: newCommunity,
    });
    const [cedar] = opened;
    expect(cedar).toMatchObject({ code: '990101001021', level: 'community', parent: numberOf('north') });
    expect(retired.map(({ name }) => name)).toEqual(['elm', 'oak']);
    expect(moved.map(({ parent }) => parent)).toEqual(Array(4).fill(cedar?.number));
    const grids = [...after.values()].filter(({ parent }) => parent === cedar?.number);
    expect(grids.map(({ name, code }) => [name, code])).toEqual([
      ['第 1 网格', '990101001021001'],
      ['elm-2', '990101001021002'],
      ['oak-1', '990101001021003'],
      // The name carries the number, so it follows the code.
      ['第 4 网格', '990101001021004'],
    ]);
    expect(lineage).toEqual([
      { from: numberOf('elm'), to: cedar?.number, change: 'merge' },
      { from: numberOf('oak'), to: cedar?.number, change: 'merge' },
    ]);
  });

  it('merge into one that goes on: only the arrivals are renumbered', () => {
    const { opened, moved, renamed, recoded } = planned({
      change: 'merge',
      units: [id('elm'), id('oak')],
      into: kept('elm'),
    });
    expect(opened).toEqual([]);
    expect(moved.map(({ name }) => name)).toEqual(['oak-1', '第 4 网格']);
    expect(renamed.map(({ code }) => code)).toEqual(['990101001001003', '990101001001004']);
    expect(recoded).toBe(2);
  });

  it('split: a part may be the unit itself', () => {
    const { opened, retired, lineage } = planned({
      change: 'split',
      unit: id('elm'),
      parts: [
        { into: kept('elm'), units: [id('第 1 网格')] },
        { into: newCommunity, units: [id('elm-2')] },
      ],
    });
    expect(retired).toEqual([]);
    expect(lineage).toEqual([{ from: numberOf('elm'), to: opened[0]?.number, change: 'split' }]);
  });

  it('abolish a street: its communities report to the district, under the codes that they had (篇29, R2)', () => {
    const { moved, retired, renamed } = planned({ change: 'abolish', units: [id('north')] });
    expect(retired.map(({ name }) => name)).toEqual(['north']);
    expect(moved.map(({ name, parent }) => [name, parent])).toEqual([
      ['elm', numberOf('district')],
      ['oak', numberOf('district')],
    ]);
    expect(renamed).toEqual([]);
  });

  it('move: the codes of all that lies within follow', () => {
    const { after } = planned({ change: 'move', units: [id('elm')], parent: id('south') });
    expect(after.get(numberOf('elm'))?.code).toBe('990101002002');
    expect(after.get(numberOf('elm-2'))?.code).toBe('990101002002002');
  });

  it('steps follow one another', () => {
    const { after, retired } = planned(
      { change: 'rename', unit: id('elm'), name: 'elms' },
      { change: 'move', units: [id('oak-1'), id('第 2 网格')], parent: id('elm') },
      { change: 'close', unit: id('oak') },
    );
    expect(after.get(numberOf('elm'))?.name).toBe('elms');
    expect(retired.map(({ name }) => name)).toEqual(['oak']);
  });
});

describe('what is impossible', () => {
  const merge = (...names: string[]): ReorganisationChange => ({
    change: 'merge',
    units: names.map(id),
    into: newCommunity,
  });
  const cases: [string, string, string, ReorganisationChange[]][] = [
    ['a unit that nobody knows', 'unitUnknown', '/body/changes/0/unit', [{ change: 'close', unit: newId() }]],
    ['a unit named twice', 'unitTwice', '/body/changes/0/units/1', [merge('elm', 'elm')]],
    [
      'a unit that an earlier step abolished',
      'unitGone',
      '/body/changes/1/unit',
      [merge('elm', 'oak'), { change: 'rename', unit: id('elm'), name: 'x' }],
    ],
    ['merging different levels', 'levelsDiffer', '/body/changes/0/units/1', [merge('elm', 'north')]],
    ['merging across streets into a new unit', 'parentsDiffer', '/body/changes/0/units/1', [merge('elm', 'ash')]],
    [
      'merging into a stranger',
      'keptForeign',
      '/body/changes/0/into/unit',
      [{ change: 'merge', units: [id('elm'), id('oak')], into: kept('ash') }],
    ],
    [
      'a grid in two communities: two parts',
      'childTwice',
      '/body/changes/0/parts/1/units/1',
      [
        {
          change: 'split',
          unit: id('elm'),
          parts: [
            { into: kept('elm'), units: [id('第 1 网格')] },
            { into: newCommunity, units: [id('elm-2'), id('第 1 网格')] },
          ],
        },
      ],
    ],
    [
      'a grid in two communities: two steps',
      'childTwice',
      '/body/changes/1/units/0',
      [
        { change: 'move', units: [id('elm-2')], parent: id('oak') },
        { change: 'move', units: [id('elm-2')], parent: id('ash') },
      ],
    ],
    [
      'a grid that goes to no part',
      'childLeft',
      '/body/changes/0/parts',
      [
        {
          change: 'split',
          unit: id('elm'),
          parts: [
            { into: kept('elm'), units: [id('第 1 网格')] },
            { into: newCommunity, units: [id('第 1 网格')] },
          ],
        },
      ],
    ],
    [
      'a part with a grid of somebody else',
      'childForeign',
      '/body/changes/0/parts/1/units/1',
      [
        {
          change: 'split',
          unit: id('elm'),
          parts: [
            { into: kept('elm'), units: [id('第 1 网格')] },
            { into: newCommunity, units: [id('elm-2'), id('oak-1')] },
          ],
        },
      ],
    ],
    [
      'splitting what has nothing within',
      'nothingToSplit',
      '/body/changes/0/unit',
      [
        {
          change: 'split',
          unit: id('elm-2'),
          parts: [
            { into: kept('elm-2'), units: [id('oak-1')] },
            { into: kept('elm-2'), units: [id('oak-1')] },
          ],
        },
      ],
    ],
    ['a cycle', 'cycle', '/body/changes/0/units/0', [{ change: 'move', units: [id('north')], parent: id('elm') }]],
    ['itself', 'cycle', '/body/changes/0/units/0', [{ change: 'move', units: [id('elm')], parent: id('elm') }]],
    [
      'where it already is',
      'sameParent',
      '/body/changes/0/units/0',
      [{ change: 'move', units: [id('elm')], parent: id('north') }],
    ],
    [
      'a level skipped',
      'levelSkipped',
      '/body/changes/0/units/0',
      [{ change: 'move', units: [id('elm-2')], parent: id('north') }],
    ],
    [
      'a community within a grid',
      'kindNotWithin',
      '/body/changes/0/units/0',
      [{ change: 'move', units: [id('oak')], parent: id('elm-2') }],
    ],
    [
      'a grid that becomes a community',
      'kindOfOtherLevel',
      '/body/changes/0/kind',
      [{ change: 'rename', unit: id('elm-2'), kind: 'urbanCommunity' }],
    ],
    ['no new name at all', 'nothingChanges', '/body/changes/0', [{ change: 'rename', unit: id('elm') }]],
    ['dissolving the district', 'top', '/body/changes/0/units/0', [{ change: 'abolish', units: [id('district')] }]],
    ['closing with units within', 'childrenOpen', '/body/changes/0/unit', [{ change: 'close', unit: id('elm') }]],
    [
      'a code in use',
      'codeInUse',
      '/body/changes/0/code',
      [{ change: 'rename', unit: id('elm'), code: '990101001002' }],
    ],
    [
      'a code of another length',
      'codeLength',
      '/body/changes/0/code',
      [{ change: 'rename', unit: id('elm'), code: '990101001' }],
    ],
    [
      'a code that begins with another parent’s',
      'codePrefix',
      '/body/changes/0/code',
      [{ change: 'rename', unit: id('elm'), code: '990101002009' }],
    ],
  ];

  it.each(cases)('%s: %s at %s', (_, code, pointer, changes) => {
    const result = plan(...changes);
    expect('refusals' in result ? result.refusals : []).toContainEqual(expect.objectContaining({ code, pointer }));
  });

  it('a day on or before the unit’s last change', () => {
    const result = planReorganisation(
      world,
      { effectiveOn: SINCE, changes: [{ change: 'rename', unit: id('elm'), name: 'elms' }] },
      find,
    );
    expect('refusals' in result ? result.refusals : []).toEqual([
      expect.objectContaining({
        code: 'dateBeforeChange',
        pointer: '/body/effectiveOn',
        values: { unit: 'elm', date: SINCE },
      }),
    ]);
  });

  it('says everything at once', () => {
    const result = plan(merge('elm', 'north'), { change: 'close', unit: newId() });
    expect('refusals' in result && result.refusals.map(({ code }) => code)).toEqual(['levelsDiffer', 'unitUnknown']);
  });
});

describe('where rows belong afterwards', () => {
  it('those of a merged unit go to the new one, those of its grids follow them, innermost first', () => {
    const result = planned({ change: 'merge', units: [id('elm'), id('oak')], into: newCommunity });
    const lines = rowLines(result, new Map()).filter(({ moves }) => moves);
    const cedar = world.nextNumber;
    expect(lines.map(({ level }) => level)).toEqual(['grid', 'grid', 'grid', 'grid', 'community', 'community']);
    for (const { to } of lines) expect(to).toMatchObject({ street: numberOf('north'), community: cedar });
  });

  it('a moved grid changes two communities and leaves their street alone', () => {
    const result = planned({ change: 'move', units: [id('elm-2')], parent: id('oak') });
    const lines = rowLines(result, new Map());
    const affected = lines.filter((line) => line.affected).map(({ unit }) => unit);
    expect(affected).toEqual([numberOf('elm'), numberOf('oak')]);
    // All that lies within the two stands there, so that the table alone tells what is theirs.
    expect(lines).toHaveLength(6);
    expect(lines.filter(({ moves }) => moves).map(({ unit }) => unit)).toEqual([numberOf('elm-2')]);
  });

  it('an abolished street’s own matters are the district’s', () => {
    const result = planned({ change: 'abolish', units: [id('north')] });
    const line = rowLines(result, new Map()).find(({ unit }) => unit === numberOf('north'));
    expect(line?.to).toEqual({ district: numberOf('district'), street: null, community: null, grid: null });
  });

  it('a grid within a hamlet community is the innermost one', () => {
    const hamlet: PlannedUnit = {
      ...units[6],
      number: 90,
      kind: 'hamletCommunity',
      level: 'grid',
      parent: 4,
    } as PlannedUnit;
    const grid: PlannedUnit = { ...hamlet, number: 91, kind: 'grid', parent: 90 };
    const all = new Map([...units, hamlet, grid].map((unit) => [unit.number, unit]));
    expect(lineOf(all, 91)).toEqual({ district: 1, street: 2, community: 4, grid: 91 });
  });
});
