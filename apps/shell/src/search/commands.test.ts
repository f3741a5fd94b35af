import type { PortalPlugin } from '@yige/contracts';
import { expect, it } from 'vitest';
import { commandsOf, matching } from './commands.js';

const plugin: PortalPlugin = {
  ...{ id: 'elderly-care', version: '1.0.0', name: { 'zh-CN': '居家养老', en: 'Elderly care' }, glyph: '养' },
  ...{ color: 'elderly', remote: { name: 'elderly_care_1_0_0', entry: '/e', integrity: 'sha384-x' } },
  ...{ pages: [], contributions: [] },
  commands: [{ title: { 'zh-CN': '安排探访', en: 'Plan visits' }, page: '/', permission: 'elderly-care:visit.plan' }],
};
const commands = commandsOf(
  { places: ['inbox', 'dashboard'], morePlaces: ['staff'], plugins: [plugin] },
  {
    place: (name) => ({ inbox: '待办', dashboard: '看板', staff: '人员' })[String(name)] ?? name,
    localized: (text) => text['zh-CN'],
  },
);

it.each([
  ['', ['安排探访', '待办', '看板', '人员']],
  ['探访', ['安排探访']],
  ['aptf', ['安排探访']],
  ['A P', ['安排探访']],
  ['板', ['看板']],
  ['ry', ['人员']],
  ['没有', []],
])('“%s” finds %j', (typed, titles) => {
  expect(matching(commands, typed).map(({ title }) => title)).toEqual(titles);
});

it('a command leads to a page of its plugin, a place to itself', () => {
  expect(commands.map(({ to }) => to)).toEqual(['/apps/elderly-care', '/inbox', '/dashboard', '/staff']);
});
