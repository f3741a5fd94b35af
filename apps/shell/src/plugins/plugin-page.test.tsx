// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import type { PortalPlugin } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { PortalContext } from '../app/portal.js';
import { portalOf } from '../app/testing.js';
import PluginPage from './plugin-page.js';

vi.mock('./plugin-component.js', () => ({ PluginComponent: ({ expose }: { expose: string }) => <p>{expose}</p> }));
afterEach(cleanup);

const page = (path: string, navigation = true) => ({
  ...{ path, navigation, title: { 'zh-CN': path, en: path }, expose: `./pages${path}`, permission: 'police:case.read' },
});

function open(path: string, pages: PortalPlugin['pages']) {
  const plugin: PortalPlugin = {
    ...{ id: 'police', version: '1.0.0', name: { 'zh-CN': '警务', en: 'Police' }, glyph: '警', color: 'police' },
    remote: { name: 'police_1_0_0', entry: '', integrity: '' },
    ...{ contributions: [], commands: [], pages },
  };
  const router = createMemoryRouter([{ path: '/apps/:pluginId/*', element: <PluginPage /> }], {
    initialEntries: [path],
  });
  render(
    <YigeProvider locale="zh-CN">
      <PortalContext.Provider value={portalOf({ plugins: [plugin] })}>
        <RouterProvider router={router} />
      </PortalContext.Provider>
    </YigeProvider>,
  );
  return router;
}

it('opens a plugin on the first page that its user may open', () => {
  const router = open('/apps/police', [page('/intake', false), page('/homes'), page('/other')]);
  screen.getByText('./pages/homes');
  expect(router.state.location.pathname).toBe('/apps/police/homes');
});

it('opens it on its own first page where that is theirs', () => {
  const router = open('/apps/police', [page('/homes'), page('/')]);
  screen.getByText('./pages/');
  expect(router.state.location.pathname).toBe('/apps/police');
});

it.each([
  ['/apps/police/disputes', [page('/homes')]],
  ['/apps/police', [page('/intake', false)]],
  ['/apps/other', [page('/homes')]],
])('has nothing at %s that its user may open', (path, pages) => {
  open(path, pages);
  screen.getByText('没有这一页');
});
