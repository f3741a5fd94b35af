import type { Ledger } from '@yige/contracts';
import { expect, it } from 'vitest';
import { bureausOf } from './bureaus.js';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const elderly = { id: 'elderly-care', name: said('居家养老'), glyph: '养', color: 'elderly' } as const;
const ledger = (id: string, title: string, plugin: Ledger['plugin']): Ledger => ({
  ...{ id, plugin, period: 'quarter', unit: 'community', columns: [], maySeal: false },
  ...{ title: said(title), rule: said('…'), usedBy: said(plugin === null ? '社区' : '区民政局') },
});
const ledgers = [
  ledger('core:matters', '上报事项台账', null),
  ledger('elderly-care:visits', '老人探访台账', elderly),
  ledger('elderly-care:ability', '能力评估台账', elderly),
];
const found = (text: string) =>
  bureausOf(ledgers, text, ({ en }) => en).map(({ id, ledgers: within }) => [id, within.map((each) => each.id)]);

it('stand bureau by bureau, as they come', () => {
  expect(found('')).toEqual([
    ['core', ['core:matters']],
    ['elderly-care', ['elderly-care:visits', 'elderly-care:ability']],
  ]);
});

it('are found by their own name, their bureau’s, or that of who asks for them', () => {
  expect(found(' 探访 ')).toEqual([['elderly-care', ['elderly-care:visits']]]);
  expect(found('养老')).toEqual([['elderly-care', ['elderly-care:visits', 'elderly-care:ability']]]);
  expect(found('民政')).toEqual([['elderly-care', ['elderly-care:visits', 'elderly-care:ability']]]);
  expect(found('疫苗')).toEqual([]);
});
