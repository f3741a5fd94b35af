import type { PortalPlugin } from '@yige/contracts';
import { expect, it } from 'vitest';
import { pluginOfForm } from './form-plugin.js';

const remoteOf = (version: string) => ({ name: `fixture_${version}`, entry: `/plugins/${version}`, integrity: '' });
const plugin: PortalPlugin = {
  id: 'fixture',
  version: '1.0.0',
  name: { 'zh-CN': '夹具', en: 'Fixture' },
  glyph: '试',
  color: 'other',
  remote: remoteOf('1.0.0'),
  otherVersions: [{ version: '2.0.0', remote: remoteOf('2.0.0') }],
  pages: [],
  contributions: [],
  commands: [],
};

it.each([
  ['of the user’s own version', '1.0.0', '1.0.0'],
  ['of the version of the task’s unit', '2.0.0', '2.0.0'],
  ['of a version that no unit has now', '0.9.0', '1.0.0'],
])('a form %s comes from where it is', (_, version, loaded) => {
  const found = pluginOfForm([plugin], { pluginId: 'fixture', version, expose: './forms/visit' });
  expect([found?.version, found?.remote]).toEqual([loaded, remoteOf(loaded)]);
});

it('a plugin that the user does not have has no form', () => {
  expect(pluginOfForm([], { pluginId: 'fixture', version: '1.0.0', expose: './forms/visit' })).toBeUndefined();
});
