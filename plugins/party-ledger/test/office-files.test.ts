import { describe, expect, it } from 'vitest';
import { readRoster } from '../server/imports/read-roster.js';
import { RosterRow } from '../server/imports/roster-row.js';
import { tableOf } from '../server/imports/roster-table.js';
import { type TestCell, workbookOf } from './workbook.js';

const TODAY = '2026-11-26';
const HEAD = ['序号', '姓名', '性别', '出生日期', '身份证号', '学历', '人员类别', '状态', '入党时间'];

/** A row that is well but for what a test changes in it. */
const person = (changes: Partial<Record<string, TestCell>> = {}): TestCell[] =>
  ['1', '李明', '男', '1965.5.12', '', '大专', '正式党员', '退休', '1990.7.1'].map(
    (cell, index) => changes[HEAD[index] ?? ''] ?? cell,
  );

const read = async (rows: readonly (readonly TestCell[])[], merged: readonly string[] = []) => {
  const { headerRow, columns, rows: people, passedOver } = tableOf(await readRoster(workbookOf(rows, merged)));
  return { headerRow, passedOver, people: people.map((row) => new RosterRow(row, columns, TODAY).read()) };
};
/** What is said of the only row of a file. */
const readOne = async (changes: Partial<Record<string, TestCell>>) => (await read([HEAD, person(changes)])).people[0];

describe('the head of a roster', () => {
  const [title, about] = [
    ['爱民佳苑社区第一党支部党员花名册'],
    ['填报单位：爱民佳苑社区', '', '', '', '填表日期：2026年11月'],
  ];
  it.each<[string, TestCell[][], string[], number]>([
    ['stands alone', [HEAD], [], 1],
    ['stands below a title and instructions', [title, [], about, HEAD], ['A1:I1', 'A3:D3', 'E3:I3'], 4],
    [
      'has titles with spaces, stars and what they ask for',
      [HEAD.map((each) => `*${[...each].join(' ')}：（必填）`)],
      [],
      1,
    ],
    [
      'is of two rows, merged both ways',
      [title, ['序号', '姓名', '基本情况', '', '', '', '党籍情况', '', ''], ['', '', ...HEAD.slice(2)]],
      ['A1:I1', 'A2:A3', 'B2:B3', 'C2:F2', 'G2:I2'],
      3,
    ],
    [
      'is of two rows, of which only one names the name, and nothing is merged',
      [title, ['序号', '姓名', '基本情况', '', '', '', '党籍情况'], ['', '', ...HEAD.slice(2)]],
      [],
      3,
    ],
    [
      'is of two rows, of which each alone would do',
      [
        ['序号', '姓名', '', '', '身份证号', '', '', '', ''],
        ['', '', '性别', '出生日期', '', ...HEAD.slice(5)],
      ],
      [],
      2,
    ],
    [
      'is of three rows',
      [
        ['序号', '姓名', '基本情况', '', '', '', '党籍', '', ''],
        ['', '', '性别', '出生日期', '身份证号', '学历', '类别', '', ''],
        ['', '', '', '', '', '', '人员类别', '状态', '入党时间'],
      ],
      ['A1:A3', 'B1:B3', 'C2:C3', 'D2:D3', 'E2:E3', 'F2:F3'],
      3,
    ],
    ['has its columns numbered', [HEAD, HEAD.map((_title, index) => index + 1)], [], 1],
  ])('%s', async (_what, head, merged, headerRow) => {
    const found = await read([...head, person()], merged);
    expect(found.headerRow).toBe(headerRow);
    expect(found.people).toMatchObject([
      {
        row: head.length + 1,
        faults: [],
        member: {
          ...{ name: '李明', sex: 'male', birthDate: '1965-05-12', education: 'college', standing: 'full' },
          ...{ kind: 'retired', joinedOn: '1990-07-01' },
        },
      },
    ]);
  });

  it('comes again on each page and is nobody; the rows above it stay', async () => {
    const { people, passedOver, headerRow } = await read([HEAD, person(), HEAD, person({ 姓名: '王芳' })]);
    expect([headerRow, people.map(({ name }) => name), passedOver]).toEqual([1, ['李明', '王芳'], [3]]);
  });

  it('of dues: a row that says 工资 is no head', async () => {
    const [head, row] = [
      [...HEAD, '党费类别', '工资'],
      [...person(), '工资', '4500'],
    ];
    expect((await read([head, row])).people[0]?.member?.dues).toEqual({ category: 'employed', baseFen: 450_000 });
  });
});

describe('what stands around the members', () => {
  it.each<[string, TestCell[]]>([
    ['a sum', ['合计', '', '1 人']],
    ['a sum in words', ['共 1 人', '', '男 1 人']],
    ['a sum in place of the name', ['', '合 计', '1']],
    ['a note', ['注：1. 本表一式三份；2. 入党时间填支部大会通过之日', '', '']],
    ['a note in two cells', ['备注', '本表一式三份', '']],
    ['a note in place of the name', ['', '说明：日期写到日', '', '1965.5.12']],
    ['who filled it in', ['填表人：何文斌', '', '', '', '审核人：孙悦', '', '', '', '2026年11月6日']],
    ['who filled it in, label and name apart', ['填表人：', '何文斌', '审核人：', '2026.11.6']],
    ['a line to be signed with its day', ['', '', '支部书记签字：', '2026年11月6日']],
    ['a seal with its day', ['党支部（盖章）', '', '', '2026年11月6日']],
    ['an example', ['', '（例）张三', '男', '1965.5.12']],
    ['numbers of rows that are still empty', ['2', '', '', '', '']],
    ['numbers with a word of all rows', ['3', '', '男', '', '', '', '正式党员']],
  ])('%s is nobody, and no fault', async (_what, row) => {
    const { people, passedOver } = await read([HEAD, person(), row]);
    expect(people.map(({ name, faults }) => [name, faults])).toEqual([['李明', []]]);
    expect(passedOver).toEqual([3]);
  });

  it('a merged note over all columns is nobody', async () => {
    expect((await read([HEAD, person(), ['以上人员情况属实']], ['A3:I4'])).passedOver).toEqual([3]);
  });

  it('somebody without a name is reported, and not passed over', async () => {
    const [found] = (await read([HEAD, person({ 姓名: ' ' })])).people;
    expect(found?.faults).toEqual([{ field: 'name', column: 'B', value: '', fault: 'missing' }]);
  });

  it('rows and cells that are drawn and empty count for nothing', async () => {
    const empty = Array.from({ length: 6_000 }, (): TestCell[] => ['']);
    const { people } = await read([HEAD, person(), ...empty, person({ 姓名: '王芳' })]);
    expect(people.map(({ row }) => row)).toEqual([2, 6_003]);
  });
});

describe('what people type', () => {
  it.each([
    ['姓名', ' 李　明 ', { name: '李明' }],
    ['姓名', '阿卜杜拉·买买提', { name: '阿卜杜拉·买买提' }],
    ['出生日期', '1965年5月12日', { birthDate: '1965-05-12' }],
    ['出生日期', '19650512', { birthDate: '1965-05-12' }],
    ['出生日期', '１９６５／５／１２', { birthDate: '1965-05-12' }],
    ['出生日期', 23_874, { birthDate: '1965-05-12' }],
    ['入党时间', '1990年7月', { joinedOn: '1990-07-01' }],
    ['入党时间', '199007', { joinedOn: '1990-07-01' }],
    // 18 on 12 May: in that month, if on a later day of it.
    ['入党时间', '1983年5月', { joinedOn: '1983-05-01' }],
    ['性别', ' 男 ', { sex: 'male' }],
    ['人员类别', '正 式', { standing: 'full' }],
  ])('%s: %s', async (title, cell, member) => {
    expect(await readOne({ [title]: cell })).toMatchObject({ faults: [], member });
  });

  it.each<[string, Partial<Record<string, TestCell>>, object]>([
    ['a month of birth, where the ID number tells the day', { 出生日期: '1949年12月' }, { birthDate: '1949-12-31' }],
    ['a small x', { 身份证号: '11010519491231002x' }, { idCheck: 'X' }],
    ['an apostrophe before it', { 身份证号: "'11010519491231002X" }, { idCheck: 'X' }],
    ['spaces and full-width digits', { 身份证号: '１１０１０５ 19491231 ００２Ｘ' }, { idCheck: 'X' }],
  ])('with an ID number: %s', async (_what, changes, member) => {
    const found = await readOne({
      性别: '女',
      出生日期: '',
      身份证号: '11010519491231002X',
      入党时间: '1980.1.1',
      ...changes,
    });
    expect(found).toMatchObject({ faults: [], member: { ...member, sex: 'female' } });
  });

  it.each<[string, Partial<Record<string, TestCell>>, string, string]>([
    ['a month of birth alone', { 出生日期: '1965年5月' }, 'D birthDate dateUnreadable', '1965年5月'],
    [
      'a month of acceptance, from which the year of probation would count',
      { 人员类别: '预备党员', 入党时间: '2026年5月' },
      'I joinedOn dateUnreadable',
      '2026年5月',
    ],
    [
      'an exponent that a program saved as text',
      { 身份证号: '3.20102E+17' },
      'E idNumber idNumberScientific',
      '3.*****E+*7',
    ],
    [
      'a number that was kept as one',
      { 身份证号: 3.20102196505121e17 },
      'E idNumber idNumberRounded',
      `3${'*'.repeat(16)}0`,
    ],
    ['digits that were cut off', { 身份证号: '3201021965051210' }, 'E idNumber idNumberCut', `3${'*'.repeat(14)}0`],
    ['a wrong check character', { 身份证号: '110105194912310021' }, 'E idNumber idNumberWrong', `1${'*'.repeat(16)}1`],
    ['full-width digits, masked as well', { 身份证号: '１１０１０５' }, 'E idNumber idNumberCut', '1****5'],
    ['something else altogether', { 身份证号: '不详' }, 'E idNumber idNumberWrong', '不详'],
  ])('is reported: %s', async (_what, changes, fault, value) => {
    const found = await readOne(changes);
    expect(found?.member).toBeNull();
    expect(found?.faults.map((each) => `${each.column} ${each.field} ${each.fault}`)).toEqual([fault]);
    expect(found?.faults[0]?.value).toBe(value);
  });
});
