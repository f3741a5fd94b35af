import type { PluginAsk } from '@yige/contracts';
import { expect, it } from 'vitest';
import { askGroups, referencesOf } from './ask-groups.js';

const ask = (changes: Partial<PluginAsk>): PluginAsk => ({
  kind: 'role',
  permission: 'health-station:followUp.record',
  role: 'stationDoctor',
  title: { 'zh-CN': '登记随访', en: 'Record follow-ups' },
  state: 'granted',
  version: '1.0.0',
  decidedBy: null,
  decidedAt: null,
  ...changes,
});

it('puts first what waits, and together what is alike but for the role', () => {
  const groups = askGroups([
    ask({}),
    ask({ role: 'communityWorker' }),
    ask({ role: 'gridWorker', state: 'refused' }),
    ask({ kind: 'server', permission: 'core:person.read', role: null, title: null, state: 'asked' }),
  ]);
  expect(groups.map(({ permission, state, roles }) => [permission, state, roles])).toEqual([
    ['core:person.read', 'asked', []],
    ['health-station:followUp.record', 'granted', ['stationDoctor', 'communityWorker']],
    ['health-station:followUp.record', 'refused', ['gridWorker']],
  ]);
  expect(groups[1] && referencesOf(groups[1])).toEqual([
    { permission: 'health-station:followUp.record', role: 'stationDoctor' },
    { permission: 'health-station:followUp.record', role: 'communityWorker' },
  ]);
});
