import type { Client } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checked, loaded, saidOf, upload } from './support/imports.js';
import { citizenId } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { formRow, workbookFile } from './support/workbooks.js';

/** The door of grid elm-1, as the columns 楼号, 单元 and 房号 hold it. */
const HOME = ['1', '1', '101'] as const;
const number = (order: number) => citizenId('1944-05-12', order);
/** One that ends in X. */
const withX = Array.from({ length: 99 }, (_, index) => number(701 + index)).find((id) => id.endsWith('X')) ?? '';
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

const PEOPLE: readonly (readonly (string | number)[])[] = [
  ['周示例', fullWidth(withX.toLowerCase()), '1944.5.12', ...HOME, '１９９００００７７０１'],
  ['吴示例', number(802), '1944年5月12日', '１栋', '１单元', '１０１室'],
  ['郑示例', `'${number(803)}`, 19_440_512, ...HOME, '', '长期外出'],
  ['王示例', number(804), '１９４４．５．１２', ...HOME],
  ['第一网格小计', '4 人'],
  ['冯示例', '3.20102E+17', '1944-05-12', ...HOME],
  ['陈示例', 3.20102e17, '1944-05-12', ...HOME],
  ['褚示例', number(807).slice(0, 17), '1944-05-12', ...HOME],
  ['卫示例', `${number(808).slice(0, 17)}${number(808).endsWith('1') ? '2' : '1'}`, '1944-05-12', ...HOME],
  ['蒋示例', '3.20102E+17', '1944.13.12', ...HOME],
  ['沈示例'],
  ['合计', '=COUNTA(B5:B15)→12', '', '人'],
  ['注：1、户籍以派出所为准；2、外出人员也要登记'],
  ['填表人：何示例', '', '', '审核人：', '孙示例', '', '2026 年 11 月 3 日'],
];

const form = () =>
  workbookFile({
    rows: [
      formRow(1, ['爱民佳苑社区居民信息登记表', '', '', '', '', '', '', '']),
      formRow(2, ['填报单位：爱民佳苑社区', '', '', '', '', '', '日期：2026.11.3', '']),
      formRow(3, ['姓名', '身份证号', '出生日期', '家庭住址', '', '', '联系电话', '备注']),
      formRow(4, ['', '', '', '楼号', '单元', '房号', '', '']),
      ...PEOPLE.map((cells, index) => formRow(index + 5, cells)),
    ],
    merged: ['A1:H1', 'A2:F2', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:F3', 'G3:G4', 'H3:H4', 'A17:H17'],
  });

describe.each(dialects)('forms of communities, on %s', (dialect) => {
  let platform: TestPlatform;
  let secretary: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    secretary = await platform.clientOf('secretary.elm');
  });
  afterAll(() => platform?.stop());

  it('are read with headings of two rows, numbers and days as people write them, and remarks', async () => {
    const uploaded = await upload(secretary, await form());
    expect(uploaded.mapping).toMatchObject({
      headingRow: 4,
      columns: { name: 0, idNumber: 1, birthDate: 2, building: 3, entrance: 4, door: 5, phone: 6 },
    });
    const dry = await checked(secretary, uploaded);
    const faults = [
      'B10 numberScientific',
      'B11 numberRounded',
      'B12 idNumberForm',
      'B13 checkCharacter',
      'B14 numberScientific',
      'C14 dateForm',
      'sex missing',
      'C15 missing',
      'address missing',
    ];
    expect(await saidOf(secretary, dry)).toEqual(faults);
    const outcome = { counts: { created: 4, changed: 0, unchanged: 0, refused: 6 }, remarks: 4, rowsTotal: 14 };
    expect(dry).toMatchObject(outcome);

    const done = await loaded(secretary, uploaded);
    expect(done).toMatchObject({ ...outcome, state: 'done' });
    expect(await saidOf(secretary, done)).toEqual(faults);
    const { items } = await secretary.people.list({ query: { q: withX } });
    expect(items).toMatchObject([{ name: '周示例', birthDate: '1944-05-12', phone: '199****7701' }]);
  });

  it('are known again by the headings of both rows', async () => {
    const { id, mapping } = await upload(secretary, await form());
    const columns = { ...mapping.columns, registrationAddress: 7 };
    await secretary.imports.map({ params: { id }, body: { ...mapping, columns } });
    expect((await upload(secretary, await form())).mapping.columns).toEqual(columns);
  });

  it('may hold nothing but remarks', async () => {
    const headings = ['姓名', '身份证号', '楼栋', '单元', '户室'];
    const rows = [formRow(1, headings), formRow(2, ['注：暂无居民'])];
    const done = await loaded(secretary, await upload(secretary, await workbookFile({ rows })));
    expect(done).toMatchObject({ state: 'done', remarks: 1, counts: { created: 0, refused: 0 } });
  });
});
