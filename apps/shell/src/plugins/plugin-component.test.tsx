// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { PortalPlugin } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { PluginComponent } from './plugin-component.js';

let fails = false;
function Form({ words }: { words: string }) {
  if (fails) throw new Error('It broke');
  return <p>{words}</p>;
}
vi.mock('./use-plugin-module.js', () => ({ usePluginModule: () => ({ state: 'ready', component: Form }) }));
vi.mock('./load-reports.js', () => ({ reportLoad: () => undefined }));
vi.mock('./signed-files.js', () => ({ signedFiles: { anyTampered: async () => false } }));
afterEach(cleanup);

const plugin: PortalPlugin = {
  ...{ id: 'care', version: '1.0.0', name: { 'zh-CN': '居家养老', en: 'Care' }, glyph: '老', color: 'elderly' },
  remote: { name: 'care_1_0_0', entry: '/plugins/care/1.0.0/mf-manifest.json', integrity: '' },
  ...{ contributions: [], pages: [], commands: [] },
};

it('can no longer be used once it has thrown, and can again after a retry', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const told: boolean[] = [];
  const onUsable = (usable: boolean) => void told.push(usable);
  const form = (words: string) => (
    <YigeProvider locale="zh-CN">
      <PluginComponent plugin={plugin} expose="./forms/visit" props={{ words }} onUsable={onUsable} />
    </YigeProvider>
  );
  const { rerender } = render(form('first'));
  expect(told).toEqual([true]);
  fails = true;
  rerender(form('second'));
  expect(told).toEqual([true, false]);
  fails = false;
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  screen.getByText('second');
  expect(told).toEqual([true, false, true]);
});
