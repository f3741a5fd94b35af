import { describe, expect, it } from 'vitest';
import {
  dayOf,
  duesCategoryOf,
  educationOf,
  fenOf,
  idNumberOf,
  kindOf,
  monthOf,
  nameOf,
  standingOf,
} from '../server/imports/cells.js';

const TODAY = '2026-11-26';

describe('cells of a roster', () => {
  it.each([
    ['2020年3月1日', '2020-03-01'],
    ['2020.3.1', '2020-03-01'],
    ['２０２０-０３-０１', '2020-03-01'],
    ['2020/12/31', '2020-12-31'],
    [' 2020 年 3 月 1 日 ', '2020-03-01'],
    ['20200301', '2020-03-01'],
    ['43891', '2020-03-01'],
    ['43891.5', '2020-03-01'],
    ['25569', '1970-01-01'],
    ['2019.5.6', '2019-05-06'],
    ['２０１９．５．６．', '2019-05-06'],
    ['2019。5。6', '2019-05-06'],
    ['20190506', '2019-05-06'],
    ['2019/5/6', '2019-05-06'],
    ['2019-05-06 00:00:00', '2019-05-06'],
    ['2019-05-06T00:00:00.000', '2019-05-06'],
    ['2019\u200b年5月6号', '2019-05-06'],
  ])('the day %s is %s', (text, value) => {
    expect(dayOf(text)).toEqual({ value });
  });

  it.each([
    ['2020年3月', 'dateUnreadable'],
    ['去年', 'dateUnreadable'],
    ['2019年5月', 'dateUnreadable'],
    ['2019-02-29', 'dateImpossible'],
    ['2020.13.1', 'dateImpossible'],
  ])('the day %s is refused: %s', (text, fault) => {
    expect(dayOf(text)).toEqual({ fault });
  });

  it.each([
    ['2019年5月', '2019-05'],
    ['２０１９ 年 ５ 月', '2019-05'],
    ['2019.5', '2019-05'],
    ['2019.10', '2019-10'],
    ['2019-05', '2019-05'],
    ['2019/5', '2019-05'],
    ['201905', '2019-05'],
    // What a spreadsheet makes of 2019.10.
    ['2019.1', null],
    ['2019年13月', null],
    ['2019.5.6', null],
    ['2019', null],
    ['43891', null],
  ])('the month %s is %s', (text, month) => {
    expect(monthOf(text)).toBe(month);
  });

  // "Valid: 11010519491231002X, 440524188001010014."
  it.each([
    ['11010519491231002X', { birthDate: '1949-12-31', sex: 'female', check: 'X' }],
    ['440524188001010014', { birthDate: '1880-01-01', sex: 'male', check: '4' }],
    ["'11010519491231002x", { birthDate: '1949-12-31', sex: 'female', check: 'X' }],
    ['‘110105 19491231 002X’', { birthDate: '1949-12-31', sex: 'female', check: 'X' }],
    ['１１０１０５１９４９１２３１００２ｘ', { birthDate: '1949-12-31', sex: 'female', check: 'X' }],
  ])('the ID number %s is valid', (text, value) => {
    expect(idNumberOf(text, TODAY)).toEqual({ value });
  });

  it.each([
    ['110105194912310021', 'idNumberWrong'],
    ['110105194913310020', 'idNumberWrong'],
    ['110105491231002', 'idNumberWrong'],
    ['110105194912310000', 'idNumberRounded'],
    ['3.20102E+17', 'idNumberScientific'],
    ['３.２０１０２ｅ１７', 'idNumberScientific'],
    ['11010519491231002', 'idNumberCut'],
    ['1101051949', 'idNumberCut'],
    ['11010519491231002XX', 'idNumberWrong'],
    ['11010520271231002X', 'idNumberWrong'],
  ])('the ID number %s is refused: %s', (text, fault) => {
    expect(idNumberOf(text, TODAY)).toEqual({ fault });
  });

  it('words are taken as people use them', () => {
    expect([educationOf('大学专科'), educationOf('大学本科'), educationOf('硕士研究生'), educationOf('中专')]).toEqual(
      ['college', 'bachelor', 'master', 'secondary'].map((value) => ({ value })),
    );
    expect([standingOf('正式党员'), standingOf('预备'), kindOf('离退休'), duesCategoryOf('务农')]).toEqual(
      ['full', 'probationary', 'retired', 'farmer'].map((value) => ({ value })),
    );
    expect(educationOf('未知')).toEqual({ fault: 'choiceUnknown' });
    expect([fenOf('4,500.00元'), fenOf('３０００'), fenOf('约三千')]).toEqual([
      ...[{ value: 450_000 }, { value: 300_000 }, { fault: 'amountUnreadable' }],
    ]);
    expect([nameOf(' 李　明 '), nameOf('Maria  Anna'), nameOf('李\u200b　明')]).toEqual([
      ...['李明', 'Maria Anna', '李明'],
    ]);
  });
});
