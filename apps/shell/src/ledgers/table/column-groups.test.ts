import { type LedgerColumn, ledgerColumnSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import { columnGroupsOf, mainColumnsOf } from './column-groups.js';
import { totalsOf } from './totals.js';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const column = (name: string, more: object): LedgerColumn =>
  ledgerColumnSchema.parse({ name, title: said(name), semantic: `visit.${name}`, rule: said('…'), ...more });

const name = ledgerColumnSchema.parse({
  ...{ name: 'name', title: said('姓名'), type: 'person', semantic: 'person.name', group: said('老人') },
});
const tier = column('tier', { type: 'text', source: 'plugin', group: said('老人') });
const done = column('done', { type: 'integer', source: 'tasks', total: true, group: said('探访') });
const last = column('last', { type: 'date', source: 'tasks', group: said('探访') });
const cost = column('cost', { type: 'money', source: 'plugin', total: true });
const other = column('other', { type: 'integer', source: 'matters' });

it('stand under one head beside each other, with each of their sources once', () => {
  const groups = columnGroupsOf([name, tier, done, last, cost, other]);
  expect(groups.map(({ title, columns, sources }) => [title?.en, columns.length, sources])).toEqual([
    ['老人', 2, ['registry', 'plugin']],
    ['探访', 2, ['tasks']],
    [undefined, 1, ['plugin']],
    [undefined, 1, ['matters']],
  ]);
});

it('stand apart where another group is between them', () => {
  expect(columnGroupsOf([tier, done, name]).map(({ columns }) => columns.length)).toEqual([1, 1, 1]);
});

it('a card shows what is added up, else what comes first', () => {
  expect(mainColumnsOf([name, tier, done, last, cost]).map((each) => each.name)).toEqual(['done', 'cost']);
  expect(mainColumnsOf([name, tier, last, other]).map((each) => each.name)).toEqual(['tier', 'last', 'other']);
});

it('adds up the columns that say so, and nothing where there is nothing', () => {
  const rows = [{ cells: { done: 2, cost: 1_500, other: 9 } }, { cells: { done: 0, cost: null } }];
  expect(totalsOf([name, done, cost, other], rows)).toEqual({ done: 2, cost: 1_500 });
  expect(totalsOf([cost], [{ cells: { cost: null } }, { cells: {} }])).toEqual({ cost: null });
  expect(totalsOf([done], [{ cells: { done: 0 } }])).toEqual({ done: 0 });
});
