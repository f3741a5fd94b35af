import { describe, expect, it } from 'vitest';
import { headingsKey, suggestedMapping } from './headings.js';

const row = (number: number, ...cells: string[]) => ({ row: number, cells });

describe('what headings suggest', () => {
  it('finds the row that holds most of those that are known, whatever stands above', () => {
    const rows = [
      row(1, '2026 年居民名单', '', ''),
      row(2, '填表人：某某', '电话', ''),
      row(4, '*姓名', '身份证号码（必填）', '手 机 号'),
      row(5, '周示例', '', ''),
    ];
    expect(suggestedMapping('people', rows)).toMatchObject({
      headingRow: 4,
      columns: { name: 0, idNumber: 1, phone: 2 },
    });
  });

  it('reads headings of two rows as one', () => {
    const rows = [
      row(1, '居民信息登记表'),
      row(2, '填报单位：示例社区', '', '', '', '日期：2026.11.3'),
      row(3, '姓名', '身份证号', '家庭住址', '', '', '联系电话'),
      row(4, '', '', '楼号', '单元', '房号'),
      row(5, '周示例', '', '1', '', '101', ''),
    ];
    expect(suggestedMapping('people', rows)).toMatchObject({
      headingRow: 4,
      columns: { name: 0, idNumber: 1, building: 2, entrance: 3, door: 4, phone: 5 },
    });
  });

  it('takes no row of data for headings, however many cells of it are blank', () => {
    const rows = [row(1, '姓名', '', '身份证号', '地址'), row(2, '周示例', '户主', '', ''), row(3, '', '', '', '地址')];
    expect(suggestedMapping('people', rows)).toMatchObject({
      headingRow: 1,
      columns: { name: 0, idNumber: 2, address: 3 },
    });
  });

  it('takes the first row with several cells where no heading is known', () => {
    expect(suggestedMapping('people', [row(1, '名单'), row(2, 'x', 'y')])).toMatchObject({
      headingRow: 2,
      columns: {},
    });
    expect(suggestedMapping('people', [row(1, '名单')])).toBeNull();
  });

  it('knows a form again by its headings', () => {
    expect(headingsKey(['姓 名', '电话：'])).toBe(headingsKey(['姓名', '电话']));
    expect(headingsKey(['电话', '姓名'])).not.toBe(headingsKey(['姓名', '电话']));
  });
});
