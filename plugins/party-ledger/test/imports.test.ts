import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLoadedSchema, importReportSchema } from '../contract/imports.js';
import { Community, codeOf, createTestPlatform, program, TODAY, testDialects } from './support.js';
import { type TestCell, workbookOf, zipOf } from './workbook.js';

const HEAD = [
  '姓名',
  '性别',
  '出生日期',
  '身份证号',
  '学历',
  '所在支部',
  '人员类别',
  '状态',
  '入党时间',
  '党费类别',
  '工资',
];
const WELL: TestCell[] = [
  '李　明',
  '男',
  '1965年5月12日',
  '',
  '大专',
  '',
  '正式党员',
  '退休',
  '1990.7.1',
  '退休',
  '4,500.00元',
];

describe.each(testDialects())('the import of a roster, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  const send = (here: Community, what: 'check' | 'load', organisationId: string, file: Buffer, more: object = {}) =>
    here.call('POST', `/imports/${what}`, { organisationId, file: file.toString('base64'), ...more });
  const check = async (here: Community, organisationId: string, file: Buffer) => {
    const answer = await send(here, 'check', organisationId, file);
    if (!answer.ok) throw new Error(await answer.text());
    return importReportSchema.parse(await answer.json());
  };
  const load = async (here: Community, organisationId: string, file: Buffer, more: object = {}) => {
    const answer = await send(here, 'load', organisationId, file, more);
    if (!answer.ok) throw new Error(await answer.text());
    return importLoadedSchema.parse(await answer.json());
  };

  it('reads what an office keeps: title, merged head of two rows, dates as they come, notes below', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const file = workbookOf(
      [
        ['爱民佳苑社区党员名册', '', '', '', '', '', '', '', '', '', ''],
        ['填表说明：日期写到日', '', '', '', '', '', '', '', '', '', ''],
        ['姓名', '基本信息', '', '身份证号', '学历', '所在支部', '人员类别', '状态', '入党时间', '党费', ''],
        ['', '性别', '出生日期', '', '', '', '', '', '', '党费类别', '工资'],
        WELL,
        ['王 芳', '', '', '11010519491231002X', '初中', '第一党支部', '正式', '在职', 43_891, '', ''],
        ['合计', '2 人', '', '', '', '', '', '', '', '', ''],
        ['填表人：何文斌', '', '', '', '', '', '', '', '', '', ''],
      ],
      ['A1:K1', 'A2:K2', 'A3:A4', 'B3:C3', 'D3:D4', 'E3:E4', 'F3:F4', 'G3:G4', 'H3:H4', 'I3:I4', 'J3:K3', 'A8:K8'],
    );
    const report = await check(here, branch, file);
    expect(report).toMatchObject({ headerRow: 4, passedOver: [7, 8] });
    expect(report.rows.map(({ row, name, state }) => [row, name, state])).toEqual([
      [5, '李明', 'new'],
      [6, '王芳', 'new'],
    ]);
    expect((await here.page()).total).toBe(0);
    const [match] = [here.resident({ name: '王芳', birthDate: '1949-12-31' })];
    expect(await load(here, branch, file)).toEqual({ added: 2, updated: 0, left: 0 });
    const { items } = await here.page();
    expect(items.find(({ name }) => name === '李明')).toMatchObject({
      birthDate: '1965-05-12',
      personId: null,
      kind: 'retired',
    });
    expect(items.find(({ name }) => name === '王芳')).toMatchObject({
      sex: 'female',
      personId: match.id,
      education: 'middle',
    });
    const [first] = items.filter(({ name }) => name === '李明');
    expect(await here.detail(first?.id ?? '')).toMatchObject({
      ...{ dues: { category: 'retired', baseFen: 450_000 }, history: [{ from: '2010-01-01' }] },
    });
  });

  it('the same file again brings up to date and doubles nobody', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    await load(here, branch, workbookOf([HEAD, WELL]));
    const changed = WELL.map((cell, index) => (index === 4 ? '本科' : index === 7 ? '流动' : cell));
    for (const _again of [1, 2]) {
      expect(await load(here, branch, workbookOf([HEAD, changed]))).toEqual({ added: 0, updated: 1, left: 0 });
    }
    const { items, total } = await here.page();
    expect([total, items[0]?.education, items[0]?.kind]).toEqual([1, 'bachelor', 'mobile']);
    const { history, balance } = await here.detail(items[0]?.id ?? '');
    expect(history).toHaveLength(2);
    expect(balance.dueFen).toBe(2_250);
  });

  it('a corrected file of the same day puts right what the first one brought', async () => {
    const here = new Community(platform);
    const [first, second] = [await here.organisation('branch'), await here.organisation('branch', null, '第二党支部')];
    const row = (kind: string, branch: string, pay: string) =>
      WELL.map((cell, index) =>
        index === 5 ? branch : index === 7 ? kind : index === 8 ? TODAY : index === 10 ? pay : cell,
      );
    const bring = (...cells: [string, string, string]) => load(here, first, workbookOf([HEAD, row(...cells)]));
    await bring('退休', '第一党支部', '4500');
    expect(await bring('流动', '第二党支部', '3000')).toEqual({ added: 0, updated: 1, left: 0 });
    const [member] = (await here.page()).items;
    expect(member).toMatchObject({ organisationId: second, kind: 'mobile' });
    const { history, dues } = await here.detail(member?.id ?? '');
    expect(history.map(({ from, until, organisation, beginning }) => [from, until, organisation, beginning])).toEqual([
      [TODAY, null, '第二党支部', 'transferredIn'],
    ]);
    expect(dues?.baseFen).toBe(300_000);
    const earlier = await here.member(first, { name: '早来', on: '2020-01-01', kind: 'retired' });
    const known = (kind: string, branch: string) =>
      row(kind, branch, '3000').map((cell, index) => (index === 0 ? '早来' : index === 2 ? '1970-05-12' : cell));
    const again = async (kind: string, branch: string) => {
      await load(here, first, workbookOf([HEAD, known(kind, branch)]));
      return (await here.detail(earlier)).history.map((each) => [
        each.from,
        each.organisation,
        each.kind,
        each.beginning,
      ]);
    };
    const before = ['2020-01-01', '第一党支部', 'retired', 'transferredIn'];
    expect(await again('流动', '第一党支部')).toEqual([[TODAY, '第一党支部', 'mobile', 'changed'], before]);
    expect(await again('在职', '第二党支部')).toEqual([[TODAY, '第二党支部', 'inService', 'regrouped'], before]);
  });

  it('says of every cell that cannot be taken where it is and what is wrong, and loads the others', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const but = (changes: Record<number, TestCell>) => WELL.map((cell, index) => changes[index] ?? cell);
    const file = workbookOf([
      HEAD,
      but({ 0: '赵一', 2: '1965年5月' }),
      but({ 0: '钱二', 3: '110105194912310021' }),
      but({ 0: '孙三', 1: '男', 3: '11010519491231002X', 2: '1965-05-12' }),
      but({ 0: '周四', 5: '没有的支部' }),
      but({ 0: '吴五', 6: '', 8: '1980-01-01' }),
      but({ 0: '郑六', 3: 110105194912310000 }),
      but({ 0: '王七' }),
      but({ 0: '王七' }),
      but({ 0: '冯八' }),
    ]);
    const { rows } = await check(here, branch, file);
    expect(rows.map(({ faults }) => faults.map(({ field, column, fault }) => `${field} ${column} ${fault}`))).toEqual([
      ['birthDate C dateUnreadable'],
      ['idNumber D idNumberWrong'],
      ['birthDate C idNumberOtherBirthDate', 'sex B idNumberOtherSex'],
      ['organisation F organisationUnknown'],
      ['standing G missing', 'joinedOn I joinedTooYoung'],
      ['idNumber D idNumberRounded'],
      [],
      ['name A twiceInFile'],
      [],
    ]);
    expect(JSON.stringify(rows)).not.toContain('110105194912310021');
    expect(await load(here, branch, file, { rows: [8, 2] })).toEqual({ added: 1, updated: 0, left: 8 });
    expect(await load(here, branch, file)).toEqual({ added: 1, updated: 1, left: 7 });
    expect((await here.page()).total).toBe(2);
  });

  it('refuses what is no workbook, what has no head and what is too large, and loads into own branches only', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const refused = async (file: Buffer) => codeOf(await send(here, 'check', branch, file));
    expect(await refused(Buffer.from('姓名,出生日期\n'))).toBe('import.fileNoWorkbook');
    expect(await refused(zipOf({ 'word/document.xml': '<w/>' }))).toBe('import.fileNoWorkbook');
    const parts = {
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>',
    };
    const sheets = '<workbook><sheet r:id="a"/></workbook>';
    const bomb = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>';
    expect(await refused(zipOf({ ...parts, 'xl/workbook.xml': sheets, 'xl/worksheets/s.xml': bomb }))).toBe(
      'import.fileNoWorkbook',
    );
    const swollen = `<worksheet>${' '.repeat(30_000_001)}</worksheet>`;
    expect(await refused(zipOf({ ...parts, 'xl/workbook.xml': sheets, 'xl/worksheets/s.xml': swollen }))).toBe(
      'import.fileNoWorkbook',
    );
    const long = Array.from({ length: 5_001 }, (_, index) => [`党员${index}`]);
    expect(await refused(workbookOf(long))).toBe('import.fileTooLarge');
    expect(await refused(workbookOf([Array.from({ length: 101 }, (_, index) => `第 ${index} 栏`)]))).toBe(
      'import.fileTooLarge',
    );
    expect(await refused(workbookOf([['姓名', '电话']]))).toBe('import.fileNoHeader');
    const asked = platform.core.asked.length;
    expect(await codeOf(await send(here, 'load', branch, Buffer.from('姓名')))).toBe('import.fileNoWorkbook');
    expect(platform.core.asked).toHaveLength(asked);
    const there = new Community(platform);
    expect(await codeOf(await send(there, 'check', branch, workbookOf([HEAD, WELL])))).toBe('organisation.unknown');
  });
});
