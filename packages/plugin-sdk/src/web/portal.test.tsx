import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';
import { ScopeContext } from './host-context.js';
import { usePluginNavigation } from './portal.js';

function Where() {
  const { path, query } = usePluginNavigation();
  return `${path} ${query.get('activity') ?? 'none'}`;
}

const shownAt = (address: string) =>
  renderToStaticMarkup(
    <MemoryRouter initialEntries={[address]}>
      <ScopeContext value={{ id: 'typed', version: '1.0.0' }}>
        <Where />
      </ScopeContext>
    </MemoryRouter>,
  );

it('tells a page where in its plugin it is, and what stands behind the question mark', () => {
  expect(shownAt('/apps/typed/list?activity=%E6%B8%85%E6%89%AB')).toBe('/list 清扫');
  expect(shownAt('/apps/typed')).toBe('/ none');
});
