import type { LedgerColumn, LedgerRow } from '@yige/contracts';
import { describe, expect, it } from 'vitest';
import { faultOf } from './row-check.js';

const texts = { title: { 'zh-CN': '栏', en: 'Column' }, rule: { 'zh-CN': '规则', en: 'Rule' } };
const column = (name: string, type: 'text' | 'date' | 'integer' | 'money' | 'boolean' | 'choice'): LedgerColumn => {
  const given = { ...texts, name, semantic: `thing.${name}`, source: 'plugin' as const };
  if (type === 'choice') return { ...given, type, options: [{ value: 'high', title: texts.title }], filter: true };
  if (type === 'boolean') return { ...given, type, filter: false };
  if (type === 'integer' || type === 'money') return { ...given, type, total: false };
  return { ...given, type };
};

const columns: LedgerColumn[] = [
  { name: 'person', title: texts.title, type: 'person', semantic: 'person.name' },
  ...(['text', 'date', 'integer', 'money', 'boolean', 'choice'] as const).map((type) => column(`${type}Cell`, type)),
];

const good: LedgerRow['cells'] = {
  ...{
    textCell: 'x',
    dateCell: '2025-10-31',
    integerCell: 3,
    moneyCell: 1_050,
    booleanCell: false,
    choiceCell: 'high',
  },
};
const units = { districtId: 'D', streetId: null, communityId: null, gridId: null };
const row = (changes: Partial<LedgerRow> = {}, cells: LedgerRow['cells'] = {}): LedgerRow => ({
  ...{ key: 'b', personId: null, units, records: [] },
  ...changes,
  cells: { ...good, ...cells },
});
const record = (name: string) => ({
  ...{ columns: [name], on: '2025-10-01', what: texts.title, by: null, link: null },
});

const faultIn = (rows: LedgerRow[], filter: Record<string, string> = {}, isInside = true) => {
  const fault = faultOf(rows, { columns, filter, after: 'a', isInside: () => isInside });
  return fault === null ? null : `${fault.key} ${fault.column ?? '-'}: ${fault.what.en}`;
};

describe('rows of a plugin', () => {
  it('are as they are declared', () => {
    const nothing = Object.fromEntries(Object.keys(good).map((name) => [name, null]));
    const records = [record('person'), record('moneyCell')];
    expect(faultIn([row({ records }), row({ key: 'c' }, nothing)])).toBeNull();
    expect(faultIn([row()], { choiceCell: 'high' })).toBeNull();
  });

  it.each<[string, LedgerRow['cells'], string]>([
    ['a number for a text', { textCell: 1 }, 'b textCell: the cell is no text'],
    ['a day that there is not', { dateCell: '2025-02-30' }, 'b dateCell: the cell is no date'],
    ['a moment for a day', { dateCell: '2025-10-31T00:00:00.000Z' }, 'b dateCell: the cell is no date'],
    ['a fraction', { integerCell: 1.5 }, 'b integerCell: the cell is no integer'],
    ['yuan for fen', { moneyCell: 10.5 }, 'b moneyCell: the cell is no whole number of fen'],
    ['a word for yes', { booleanCell: 'yes' }, 'b booleanCell: the cell is neither true nor false'],
    ['no option', { choiceCell: 'middle' }, 'b choiceCell: the cell is none of the options'],
    ['a cell more', { extra: 1 }, 'b extra: the ledger declares no such cell'],
    ['a cell of the person', { person: '陈桂兰' }, 'b person: the ledger declares no such cell'],
  ])('not %s', (_what, cells, fault) => {
    expect(faultIn([row({}, cells)])).toBe(fault);
  });

  it('not a cell less', () => {
    const { textCell: _textCell, ...cells } = good;
    expect(faultIn([{ ...row(), cells }])).toBe('b textCell: the cell is missing');
  });

  it.each<[string, LedgerRow[]]>([
    ['twice', [row(), row()]],
    ['backwards', [row({ key: 'c' }), row()]],
    ['bytewise: capitals come first', [row({ key: 'ba' }), row({ key: 'bB' })]],
    ['from before', [row({ key: 'a' })]],
  ])('in the order of their keys: %s', (_what, rows) => {
    expect(faultIn(rows)).toMatch(/rows do not come in the order of their keys$/);
  });

  it('of the unit and the filter that were asked for, with records of columns that there are', () => {
    expect(faultIn([row()], {}, false)).toBe('b -: the row belongs to another unit');
    expect(faultIn([row({}, { choiceCell: null })], { choiceCell: 'high' })).toMatch(
      /not one of those that were asked for/,
    );
    expect(faultIn([row({ records: [record('other')] })])).toBe('b other: a record names a column that is not there');
  });
});
