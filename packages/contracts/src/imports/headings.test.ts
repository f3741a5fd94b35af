import { describe, expect, it } from 'vitest';
import { headingsAt, upperHeadingRow } from './headings.js';

const UPPER = ['姓名', '身份证号', '家庭住址', '', '', '备注'];
const LOWER = ['', '', '楼号', '单元', '房号'];

const at = (upper: readonly string[], lower: readonly string[]) => {
  const rows = [upper, lower].map((cells, index) => ({ row: index + 4, cells: [...cells] }));
  return { headings: headingsAt(rows, 5), upper: upperHeadingRow(rows, 5) };
};

describe('headings of two rows', () => {
  it('are read as one: what is merged down, and the parts of what is merged over them', () => {
    expect(at(UPPER, LOWER)).toEqual({
      headings: ['姓名', '身份证号', '楼号', '单元', '房号', '备注'],
      upper: 4,
    });
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['headings under a title', ['居民名单', '', ''], ['姓名', '', '电话']],
    [
      'headings under what the form says of itself',
      ['填报单位：示例社区', '', '日期：2026-11-03'],
      ['姓名', '电话', ''],
    ],
    ['headings under a title in two cells', ['居民名单', '', '2026 年'], ['姓名', '身份证号', '电话']],
    ['people under headings', ['姓名', '身份证号', '电话'], ['周示例', '', '19900000317']],
    ['somebody with a remark without a heading', ['姓名', '', '电话'], ['', '周示例', '']],
    ['people under the lower row', LOWER, ['周示例', '990101195002031230', '1', '', '101']],
  ])('are not %s', (_what, upper, lower) => expect(at(upper, lower)).toEqual({ headings: lower, upper: null }));

  it('touch one another', () => {
    const rows = [
      { row: 2, cells: UPPER },
      { row: 4, cells: LOWER },
    ];
    expect(headingsAt(rows, 4)).toEqual(LOWER);
    expect(headingsAt(rows, 2)).toEqual(UPPER);
    expect(headingsAt(rows, 3)).toBeNull();
  });
});
