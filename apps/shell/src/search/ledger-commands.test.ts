import type { Ledger } from '@yige/contracts';
import { expect, it } from 'vitest';
import { matching } from './commands.js';
import { ledgerCommandsOf } from './ledger-commands.js';
import { sectionsOf } from './search-sections.js';

const ledger = (id: string, title: string, plugin: Ledger['plugin'] = null): Ledger => ({
  ...{ id, title: { 'zh-CN': title, en: title }, plugin, period: 'month', unit: 'community' },
  ...{ rule: { 'zh-CN': '一行', en: 'A row' }, usedBy: { 'zh-CN': '社区', en: 'Community' } },
  ...{ columns: [], maySeal: false },
});
const care = { id: 'elderly-care', name: { 'zh-CN': '居家养老', en: 'Care' }, glyph: '养', color: 'elderly' as const };
const localized = (text: { 'zh-CN': string }) => text['zh-CN'];
const ledgers = ledgerCommandsOf(
  [ledger('core:diary', '民情日记台账'), ledger('elderly-care:visits', '老人探访台账', care)],
  { coreGlyph: '街', core: '社区事务', localized },
);
const sections = (q: string) =>
  sectionsOf({
    ...{ q, commands: [], ledgers: matching(ledgers, q), kinds: [], residents: undefined, plugins: undefined },
    words: { commands: '去哪里', ledgers: '台账', kinds: '任务', residents: '居民', localized },
  });

it.each(['lrtf', '探访', '台账'])('“%s” finds a ledger by its name or initials', (q) => {
  const [section] = sections(q);
  expect(section).toMatchObject({ key: 'ledgers', title: '台账' });
  expect(section?.entries).toContainEqual({
    ...{ key: 'elderly-care:visits', title: '老人探访台账', to: '/ledgers/elderly-care:visits' },
    ...{ note: '居家养老', cell: { glyph: '养', color: 'elderly' } },
  });
});

it('lists no ledgers before something is searched', () => {
  expect(sections('')).toEqual([]);
});
