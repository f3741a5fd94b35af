import { describe, expect, it } from 'vitest';
import { headingsKey, suggestedMapping } from './headings.js';
import { NO_FAULTS } from './sheets/sheet.js';

const row = (number: number, ...cells: string[]) => ({ number, cells, faults: NO_FAULTS });

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
