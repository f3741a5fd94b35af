import { type Client, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { idOf } from './support/district.js';
import { checked, csvFile, loaded, saidOf, upload } from './support/imports.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const HEADINGS = ['区划代码', '单位名称', '类型', '上级', '面积（公顷）', '设立日期'];

describe.each(dialects)('importing units, on %s', (dialect) => {
  let platform: TestPlatform;
  let system: Client;

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    system = await platform.clientOf('system');
  });
  afterAll(() => platform?.stop());

  const file = (...rows: string[][]) => csvFile([HEADINGS, ...rows]);
  const load = async (...rows: string[][]) => loaded(system, await upload(system, file(...rows), 'units', 'district'));
  const childrenOf = async (parent: string) => {
    const { items } = await system.org.listUnits({ query: { parent, limit: 200 } });
    return items.map(({ code, name, kind }) => `${code} ${name} ${kind}`);
  };
  const idOfCode = async (code: string) => {
    const directory = platform.application.get(UnitDirectory);
    await eventually(async () => {
      await directory.refresh();
      return directory.unitsWithin(directory.district?.number ?? 0).some((unit) => unit.code === code);
    });
    return directory.unitsWithin(directory.district?.number ?? 0).find((unit) => unit.code === code)?.id ?? '';
  };

  it('opens parents before what lies in them, in whatever order they stand', async () => {
    const done = await load(
      ['990101003001001', '第 1 网格', '网格', '西苑社区', '', ''],
      ['990101003001', '西苑社区', '社区', '990101003', '42', '2024-03-01'],
      ['990101003', '西街道', '街道', '', '', '2024-03-01'],
      ['990101003001002', '第 2 网格', '网格', '', '', ''],
    );
    expect(await saidOf(system, done)).toEqual([]);
    expect(done).toMatchObject({ state: 'done', counts: { created: 4, refused: 0 } });
    const street = await idOfCode('990101003');
    expect(await childrenOf(street)).toEqual(['990101003001 西苑社区 urbanCommunity']);
    const community = await idOfCode('990101003001');
    expect(await childrenOf(community)).toEqual(['990101003001001 第 1 网格 grid', '990101003001002 第 2 网格 grid']);
    expect(await system.org.getUnit({ params: { id: community }, query: {} })).toMatchObject({ areaHectares: 42 });
    const before = await system.org.getUnit({ params: { id: street }, query: { asOf: '2024-02-29' } }).catch(codeOf);
    expect(before).toBe('unit.notFound');
  });

  it('loaded again changes nothing; the area alone may be another', async () => {
    const rows = [
      ['990101004', '东街道', '街道', 'district', '300', ''],
      ['990101004001', '东苑社区', '社区', '东街道', '', ''],
    ];
    expect(await load(...rows)).toMatchObject({ counts: { created: 2 } });
    const version = () =>
      platform.database.queryOne('SELECT version FROM org_version', [], (row) => row.integer('version'));
    const known = await version();
    expect(await load(...rows)).toMatchObject({ counts: { created: 0, changed: 0, unchanged: 2, refused: 0 } });
    expect(await version()).toBe(known);
    const again = await load(['990101004', '东街道', '街道', '990101', '310', '']);
    expect(again).toMatchObject({ counts: { changed: 1 } });
    expect(await saidOf(system, again)).toEqual(['E2 area']);
  });

  // requirements.md, R1: what a unit is called and where it lies changes by a reorganisation, with a document.
  it.each<[string, string[], string[]]>([
    ['another name', ['990101001001', '榆树社区', '社区', '', '', ''], ['B2 reorganisationNeeded']],
    ['another kind', ['990101001001', 'elm', '村', '', '', ''], ['C2 reorganisationNeeded']],
    ['another parent', ['990101001001', 'elm', '社区', 'south', '', ''], ['D2 reorganisationNeeded']],
    ['a parent that is not there', ['990101009001', '新社区', '社区', '不存在', '', ''], ['D2 parentUnknown']],
    ['itself as parent', ['990101009', '新街道', '街道', '990101009', '', ''], ['D2 kindNotWithin']],
    ['a code with a digit too few', ['99010100100', '新社区', '社区', 'north', '', ''], ['A2 unitCodeLength']],
    ['a code that begins as another’s', ['990101002009', '新社区', '社区', 'north', '', ''], ['A2 unitCodePrefix']],
    ['a level left out', ['990101009009', '新社区', '社区', 'district', '', ''], ['D2 levelSkipped']],
    ['a street in a community', ['990101009', '新街道', '街道', 'elm', '', ''], ['C2 kindNotWithin']],
    ['a day before its parent', ['990101001009', '新社区', '社区', 'north', '', '2019-12-31'], ['F2 beforeParent']],
    ['a day to come', ['990101001009', '新社区', '社区', 'north', '', '2999-01-01'], ['F2 dateFuture']],
    ['an area in words', ['990101001009', '新社区', '社区', 'north', '很大', ''], ['E2 areaForm']],
  ])('refuses %s', async (_, row, said) => {
    const dry = await checked(system, await upload(system, file(row), 'units', 'district'));
    expect(await saidOf(system, dry)).toEqual(said);
    expect(dry.counts).toMatchObject({ created: 0, refused: 1 });
  });

  it('refuses what would lie in a refused row, and loads the rest', async () => {
    const done = await load(
      ['990101005', '新街道', '街道', '', '', ''],
      ['990101005001001', '网格', '网格', '990101005001', '', ''],
      ['990101006001', '错社区', '社区', '990101005', '', ''],
      ['990101006001001', '其网格', '网格', '错社区', '', ''],
      ['990101005001', '新社区', '社区', '', '', ''],
      ['990101005001', '重复社区', '社区', '', '', ''],
    );
    expect(done.counts).toMatchObject({ created: 3, refused: 3 });
    expect(await saidOf(system, done)).toEqual(['A4 unitCodePrefix', 'D5 parentRefused', 'A7 duplicateInFile']);
  });

  it('knows no units outside the one into which it goes', async () => {
    const rows = [
      ['990101002003', '越界社区', '社区', 'south', '', ''],
      ['990101002', 'south', '街道', '', '', ''],
    ];
    const dry = await checked(system, await upload(system, file(...rows), 'units', 'north'));
    expect(dry.counts).toMatchObject({ created: 0, unchanged: 0, refused: 2 });
  });

  it('is for the system administrator, who sees no lists of residents', async () => {
    const official = await platform.clientOf('official.north');
    await expect(upload(official, file(), 'units', 'north').catch(codeOf)).resolves.toBe('import.kindForbidden');
    const residents = await upload(
      official,
      csvFile([
        ['姓名', '楼栋'],
        ['周示例', '1'],
      ]),
      'people',
      'elm',
    );
    const seen = await system.imports.list({ query: { limit: 100 } });
    expect(seen.items.map(({ id }) => id)).not.toContain(residents.id);
    await expect(system.imports.get({ params: { id: residents.id } }).catch(codeOf)).resolves.toBe('import.notFound');
    expect(idOf('elm')).toBe(residents.unit.id);
  });

  it('takes a file whole: one of more than 10,000 units is refused before anything is opened', async () => {
    const rows = Array.from({ length: 10_001 }, (_, index) => {
      const code = `990101001001${String(index).padStart(3, '0')}`;
      return [code, `第 ${index} 网格`, '网格', '', '', ''];
    });
    const dry = await checked(system, await upload(system, file(...rows), 'units', 'district'));
    expect(dry).toMatchObject({ state: 'failed', failure: 'tooManyRows', counts: { created: 0 } });
  });

  it('opens nothing in a unit that is being reorganised', async () => {
    const today = new Date().toISOString().slice(0, 10);
    await system.reorganisations.propose({
      body: {
        effectiveOn: `${Number(today.slice(0, 4)) + 1}-01-01`,
        basis: { number: '示例〔2026〕1 号', title: '关于更名的批复', issuer: '示例区', date: today },
        reason: '更名',
        changes: [{ change: 'rename', unit: idOf('oak'), name: '橡树社区' }],
      },
    });
    const row = ['990101001002009', '新网格', '网格', 'oak', '', ''];
    const dry = await checked(system, await upload(system, file(row), 'units', 'district'));
    expect(await saidOf(system, dry)).toEqual(['D2 parentChanging']);
  });
});

function codeOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  throw error;
}
