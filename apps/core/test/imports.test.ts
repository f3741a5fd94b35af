import type { Client } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { checked, csvFile, HEADINGS, loaded, makingPlaces, saidOf, upload } from './support/imports.js';
import { codeOf } from './support/problems.js';
import { citizenId } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** Doors of grid elm-1: its building is 1 栋, entrance 1, door 101. */
const HOME = ['1', '1', '101'];

describe.each(dialects)('importing residents, on %s', (dialect) => {
  let platform: TestPlatform;
  let secretary: Client;

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    secretary = await platform.clientOf('secretary.elm');
  });
  afterAll(() => platform?.stop());

  const person = (order: number, changes: Record<number, string> = {}) => {
    const row = ['周示例', citizenId('1950-02-03', order), '', ...HOME];
    return row.map((cell, column) => changes[column] ?? cell);
  };
  const load = async (...rows: string[][]) =>
    loaded(secretary, await upload(secretary, csvFile([[...HEADINGS], ...rows])));
  const found = async (idNumber: string) => (await secretary.people.list({ query: { q: idNumber } })).items;

  it('suggests columns, checks without writing, then loads, with home, service and history', async () => {
    const number = citizenId('1950-02-03', 801);
    const file = csvFile([
      ['爱民佳苑居民名单（2026 年 11 月）', '', '', '', '', ''],
      ['姓 名', '公民身份号码', '手机号码', '楼号', '单元号', '房号'],
      ['周示例', number, '１９９００００８８８１', '1栋', '1单元', '101室'],
    ]);
    const uploaded = await upload(secretary, file);
    expect(uploaded).toMatchObject({ state: 'uploaded', mapping: { headingRow: 2 } });
    expect(uploaded.mapping.columns).toEqual({ name: 0, idNumber: 1, phone: 2, building: 3, entrance: 4, door: 5 });
    expect(JSON.stringify(uploaded.preview)).not.toContain(number.slice(1, 17));

    const dry = await checked(secretary, uploaded);
    expect(dry).toMatchObject({ state: 'checked', rowsTotal: 1, counts: { created: 1, refused: 0 } });
    expect(await found(number)).toEqual([]);

    const done = await loaded(secretary, uploaded);
    expect(done).toMatchObject({ state: 'done', counts: { created: 1, changed: 0, unchanged: 0, refused: 0 } });
    const [known] = await found(number);
    expect(known).toMatchObject({ name: '周示例', sex: 'male', birthDate: '1950-02-03', phone: '199****8881' });
    const whole = await secretary.people.get({ params: { id: known?.id ?? '' } });
    expect(whole.relations.map(({ kind }) => kind)).toEqual(['residence', 'serviceResponsibility']);
    expect(whole.unitName).toBe('elmelm-1');
    const history = await secretary.people.history({ params: { id: whole.id } });
    expect(history.items).toMatchObject([{ action: 'recorded', aspect: 'name', source: '表格导入' }]);
  });

  // rules.md, "Identity and codes": check digit, impossible or future birth date, birth date and sex by the ID.
  it.each<[string, string[], string[]]>([
    ['a wrong check character', person(811, { 1: '990101195002038110' }), ['B2 checkCharacter']],
    ['17 digits', person(811, { 1: '99010119500203811' }), ['B2 idNumberForm']],
    ['an impossible birth date', person(811, { 1: '99010119500230811X' }), ['B2 birthDateImpossible']],
    ['a birth date in the future', person(811, { 1: citizenId('2999-01-01', 811) }), ['B2 birthDateFuture']],
    ['no name', person(811, { 0: '' }), ['A2 missing']],
    ['a name that is too long', person(811, { 0: '周'.repeat(51) }), ['A2 tooLong']],
    ['a phone that is none', person(811, { 2: '12345' }), ['C2 phoneForm']],
    ['a formula', person(811, { 2: '=HYPERLINK("http://example.org")' }), ['C2 formula']],
    ['an unknown building', person(811, { 3: '77' }), ['D2 buildingUnknown']],
    ['an unknown door', person(811, { 5: '999' }), ['F2 doorUnknown']],
    ['a building of another community', person(811, { 3: '3' }), ['D2 buildingUnknown']],
    ['several at once', person(811, { 0: '', 2: 'x', 3: '' }), ['A2 missing', 'C2 phoneForm', 'address missing']],
  ])('names the cell of %s', async (_what, row, faults) => {
    const dry = await checked(secretary, await upload(secretary, csvFile([[...HEADINGS], row])));
    expect(dry.counts).toEqual({ created: 0, changed: 0, unchanged: 0, refused: 1 });
    expect(await saidOf(secretary, dry)).toEqual(faults);
  });

  it('compares birth date, sex and words with the ID and the known words', async () => {
    const headings = [...HEADINGS, '性别', '出生日期', '居住类型', '网格'];
    const rows = [
      [...person(821), '女', '1950-02-04', '常住', '1'],
      [...person(823), '男', '1950年2月3日', '户主', '9'],
      [...person(825), '1', '19500203', '流动人口', 'elm-1'],
    ];
    const dry = await checked(secretary, await upload(secretary, csvFile([headings, ...rows])));
    expect(await saidOf(secretary, dry)).toEqual([
      'H2 birthDateDiffers',
      'G2 sexDiffers',
      'J2 unitUnknown',
      'I3 valueUnknown',
      'J3 unitUnknown',
    ]);
    expect(dry.unknownWords).toEqual({ residenceKind: ['户主'] });
    const { mapping } = dry;
    await secretary.imports.map({
      params: { id: dry.id },
      body: { ...mapping, values: { residenceKind: { 户主: 'permanent' } } },
    });
    expect(await saidOf(secretary, await checked(secretary, dry))).not.toContain('I3 valueUnknown');
    // The next file with these headings means the same.
    const next = await upload(secretary, csvFile([headings, ...rows]));
    expect(next.mapping.values).toEqual({ residenceKind: { 户主: 'permanent' } });
  });

  it('refuses the second of two rows about the same person', async () => {
    const done = await load(person(831), person(833), person(831, { 0: '另一个名字' }));
    expect(done.counts).toEqual({ created: 2, changed: 0, unchanged: 0, refused: 1 });
    expect(await saidOf(secretary, done)).toEqual(['B4 duplicateInFile']);
  });

  it('loaded again changes what differs, says so, and doubles nobody', async () => {
    await load(person(841, { 2: '19900008411' }), person(843));
    const again = await load(person(841, { 0: '周改名', 2: '19900008412' }), person(843));
    expect(again.counts).toEqual({ created: 0, changed: 1, unchanged: 1, refused: 0 });
    expect(await saidOf(secretary, again)).toEqual(['A2 name', 'C2 phone']);
    const people = await found(citizenId('1950-02-03', 841));
    expect(people).toMatchObject([{ name: '周改名', phone: '199****8412' }]);
    const { items } = await secretary.people.history({ params: { id: people[0]?.id ?? '' } });
    expect(items.map(({ action, aspect }) => `${action} ${aspect}`).sort()).toEqual([
      'corrected name',
      'corrected phones',
      'recorded name',
    ]);
  });

  it('knows people without a document by name, birth date and home', async () => {
    const headings = [...HEADINGS, '性别', '出生日期'];
    const baby = [...person(0, { 0: '周宝宝', 1: '' }), '女', '2026-01-05'];
    const once = await loaded(secretary, await upload(secretary, csvFile([headings, baby])));
    const twice = await loaded(secretary, await upload(secretary, csvFile([headings, baby])));
    expect([once.counts.created, twice.counts.created, twice.counts.unchanged]).toEqual([1, 0, 1]);
  });

  it('makes buildings and dwellings where that is wished, and moves who is known there', async () => {
    await load(person(851));
    const moving = await makingPlaces(
      secretary,
      await upload(
        secretary,
        csvFile([
          [...HEADINGS],
          person(851, { 3: '88', 4: '2', 5: '1203' }),
          person(853, { 3: '88', 4: '2', 5: '1203' }),
        ]),
      ),
    );
    const done = await loaded(secretary, moving);
    expect(done.counts).toEqual({ created: 1, changed: 1, unchanged: 0, refused: 0 });
    const [moved] = await found(citizenId('1950-02-03', 851));
    expect(moved?.door?.text).toBe('88 栋 2 单元 1203');
    expect(moved?.householdSize).toBe(2);
    const { items } = await secretary.buildings.list({ query: { limit: 200 } });
    expect(items.filter(({ name }) => name === '88 栋')).toMatchObject([
      { dwellings: 1, residents: 2, unitName: 'elm' },
    ]);
  });

  it('makes nobody anew whose record was sealed when they left', async () => {
    await load(person(855));
    const [resident] = await found(citizenId('1950-02-03', 855));
    const departure = { kind: 'deceased', on: '2026-01-15', source: '派出所' } as const;
    await secretary.retention.depart({ params: { id: resident?.id ?? '' }, body: departure });
    const done = await load(person(855));
    expect(done.counts).toEqual({ created: 0, changed: 0, unchanged: 0, refused: 1 });
    expect(await saidOf(secretary, done)).toEqual(['B2 recordSealed']);
  });

  it('tells of somebody outside the units only that the number is registered', async () => {
    const south = await platform.clientOf('official.south');
    const number = citizenId('1950-02-03', 861);
    const rows = csvFile([
      [...HEADINGS, '社区'],
      ['周隐私', number, '', '4', '1', '101', 'ash'],
    ]);
    await loaded(south, await upload(south, rows, 'people', 'south'));
    const done = await load(person(861));
    expect(done.counts.refused).toBe(1);
    expect(await saidOf(secretary, done)).toEqual(['B2 registeredElsewhere']);
    const { items } = await secretary.imports.rows({ params: { id: done.id } });
    expect(JSON.stringify(items)).not.toMatch(/周隐私|ash/);
  });

  it('keeps imports to their units, and steps to their order', async () => {
    const uploaded = await upload(secretary, csvFile([[...HEADINGS], person(871)]));
    const oak = await platform.clientOf('official.south');
    const params = { id: uploaded.id };
    await expect(oak.imports.get({ params })).rejects.toMatchObject({ status: 404 });
    await expect(secretary.imports.execute({ params })).rejects.toMatchObject({ code: 'import.stateConflict' });
    await expect(upload(secretary, csvFile([[...HEADINGS]]), 'people', 'oak')).rejects.toMatchObject({ status: 404 });
    const cancelled = await secretary.imports.cancel({ params });
    expect(cancelled).toMatchObject({ state: 'cancelled', preview: [], actions: [] });
    await expect(secretary.imports.check({ params })).rejects.toMatchObject({ code: 'import.stateConflict' });
  });

  it('refuses a mapping without the columns that count', async () => {
    const { id, mapping } = await upload(secretary, csvFile([[...HEADINGS], person(881)]));
    const body = { ...mapping, columns: { phone: 2, nonsense: 1, sex: 99 } };
    const refusal = await secretary.imports.map({ params: { id }, body }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'import.mappingInvalid',
      problem: {
        errors: [
          { pointer: '/body/columns/nonsense', code: 'unknown' },
          { pointer: '/body/columns/sex', code: 'columnUnknown' },
          { pointer: '/body/columns/name', code: 'missing' },
          { pointer: '/body/columns/building', code: 'missing' },
        ],
      },
    });
  });

  it('reports as csv and xlsx, masked, in the language asked for', async () => {
    const wrong = person(891, { 1: '990101195002038910' });
    const dry = await checked(secretary, await upload(secretary, csvFile([[...HEADINGS], wrong])));
    const csv = await secretary.imports.report({ params: { id: dry.id }, query: { format: 'csv' } });
    const text = await csv.text();
    expect(text).toContain('2,B2,身份证号,没有导入,9****************0,身份证号最后一位对不上');
    expect(text).not.toContain('195002038910');
    const xlsx = await secretary.imports.report({ params: { id: dry.id }, query: { format: 'xlsx' } });
    expect(xlsx.name).toBe('导入报告.xlsx');
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('takes its own template back', async () => {
    for (const format of ['xlsx', 'csv'] as const) {
      const template = await secretary.imports.template({ query: { kind: 'people', format } });
      const uploaded = await upload(secretary, template);
      expect(Object.keys(uploaded.mapping.columns)).toHaveLength(uploaded.preview[0]?.cells.length ?? 0);
    }
  });

  it('loads buildings and dwellings alone, with their flags', async () => {
    const headings = ['楼栋', '单元', '楼层', '户室', '是否空置', '出租'];
    const rows = [
      ['90', '1', '5', '501', '是', '否'],
      ['90', '1', '', '502', '', '是'],
      ['1', '1', '', '101', '是', ''],
      ['90', '1', '上', '503', '', ''],
    ];
    const done = await loaded(secretary, await upload(secretary, csvFile([headings, ...rows]), 'addresses'));
    expect(done.counts).toEqual({ created: 2, changed: 0, unchanged: 0, refused: 2 });
    expect(await saidOf(secretary, done)).toEqual(['E4 inhabited', 'C5 floorForm']);
    const { items } = await secretary.buildings.list({ query: { limit: 200 } });
    expect(items.find(({ name }) => name === '90 栋')).toMatchObject({ dwellings: 2, vacant: 1, rented: 1 });
    const again = [['90', '1', '', '501', '否', '']];
    const changed = await loaded(secretary, await upload(secretary, csvFile([headings, ...again]), 'addresses'));
    expect(changed.counts).toEqual({ created: 0, changed: 1, unchanged: 0, refused: 0 });
  });

  it('is nothing for those who only read residents, and nothing without a file', async () => {
    const cookie = await platform.cookieOf('doctor.elm');
    const path = `/api/v1/imports?kind=people&unitId=${idOf('elm')}`;
    expect(await codeOf(await platform.fetch(path, { method: 'POST', headers: { cookie } }))).toBe('request.forbidden');
    const own = { cookie: await platform.cookieOf('secretary.elm') };
    expect(await codeOf(await platform.post(path, {}, own))).toBe('request.mediaType');
    const form = new FormData();
    form.append('note', 'no file');
    expect(await codeOf(await platform.fetch(path, { method: 'POST', headers: own, body: form }))).toBe(
      'import.fileMissing',
    );
    const headers = { ...own, 'content-type': 'multipart/form-data; boundary=x' };
    const disposition = 'content-disposition: form-data; name="file"; filename="list.csv"';
    for (const body of ['--x\r\nbroken', `--x\r\n${disposition}\r\n\r\n姓名,楼栋`]) {
      expect(await codeOf(await platform.fetch(path, { method: 'POST', headers, body }))).toBe('import.fileMissing');
    }
  });

  it('writes down who loaded what', async () => {
    const acts = await platform.database.query(
      "SELECT DISTINCT action FROM audit_entries WHERE action LIKE 'import.%' ORDER BY action",
      [],
      (row) => row.text('action'),
    );
    expect(acts).toEqual([
      'import.cancelled',
      'import.executed',
      'import.finished',
      'import.reportRead',
      'import.uploaded',
    ]);
  });
});
