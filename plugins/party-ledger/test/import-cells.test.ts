import { describe, expect, it } from 'vitest';
import {
  dayOf,
  duesCategoryOf,
  educationOf,
  fenOf,
  idNumberOf,
  kindOf,
  nameOf,
  standingOf,
} from '../server/imports/cells.js';

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
  ])('the day %s is %s', (text, value) => {
    expect(dayOf(text)).toEqual({ value });
  });

  it.each([
    ['2020年3月', 'dateUnreadable'],
    ['去年', 'dateUnreadable'],
    ['2019-02-29', 'dateImpossible'],
    ['2020.13.1', 'dateImpossible'],
  ])('the day %s is refused: %s', (text, fault) => {
    expect(dayOf(text)).toEqual({ fault });
  });

  // "Valid: 11010519491231002X, 440524188001010014."
  it.each([
    ['11010519491231002X', { birthDate: '1949-12-31', sex: 'female', check: 'X' }],
    ['440524188001010014', { birthDate: '1880-01-01', sex: 'male', check: '4' }],
    ['１１０１０５１９４９１２３１００２ｘ', { birthDate: '1949-12-31', sex: 'female', check: 'X' }],
  ])('the ID number %s is valid', (text, value) => {
    expect(idNumberOf(text)).toEqual({ value });
  });

  it.each([
    ['110105194912310021', 'idNumberWrong'],
    ['110105194913310020', 'idNumberWrong'],
    ['110105491231002', 'idNumberWrong'],
    ['110105194912310000', 'idNumberRounded'],
  ])('the ID number %s is refused: %s', (text, fault) => {
    expect(idNumberOf(text)).toEqual({ fault });
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
    expect([nameOf(' 李　明 '), nameOf('Maria  Anna')]).toEqual(['李明', 'Maria Anna']);
  });
});
