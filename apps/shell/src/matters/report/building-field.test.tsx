// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { corePermissions, newId } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf } from '../../app/testing.js';
import { BuildingField } from './building-field.js';
import { reportOf } from './report.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('asks for the buildings of the unit whose names begin with what is typed', async () => {
  const counts = { dwellings: 1, vacant: 0, rented: 0, unchecked: 0, residents: 1 };
  const named = (name: string) => ({ id: newId(), name, unitName: '榆树社区', ...counts });
  const wanted = named('218 栋');
  const asked = vi.fn(async (input: RequestInfo | URL) => {
    const q = new URL(String(input), 'http://localhost').searchParams.get('q');
    return Response.json({ items: q === '218' ? [wanted] : [named('1 栋')], next: null });
  });
  vi.stubGlobal('fetch', asked);
  const unitId = newId();
  const onChange = vi.fn();
  render(
    <YigeProvider locale="zh-CN">
      <PortalContext.Provider value={portalOf({ permissions: [corePermissions.personRead] })}>
        <QueryClientProvider client={new QueryClient()}>
          <BuildingField report={reportOf(null, unitId)} onChange={onChange} />
        </QueryClientProvider>
      </PortalContext.Provider>
    </YigeProvider>,
  );
  fireEvent.change(await screen.findByRole('combobox', { name: /楼栋/ }), { target: { value: '218' } });
  fireEvent.click(await screen.findByTitle('218 栋'));
  expect(String(asked.mock.lastCall?.[0])).toContain(`unit=${unitId}`);
  expect(onChange).toHaveBeenCalledWith({ buildingId: wanted.id, dwellingId: null });
});
