// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { type Building, corePermissions, type FindingToFollow, newId, type WalkRound } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf } from '../../app/testing.js';
import BuildingPage from './building-page.js';
import BuildingsPage from './buildings-page.js';
import WalkRoundPage from './walk-round-page.js';

const id = newId();
const dwellingId = newId();
const found = { ...{ id: newId(), entrance: '1 单元', note: null, by: '林晓燕' }, at: '2026-11-27T02:00:00.000Z' };
const counts = { dwellings: 2, vacant: 1, rented: 0, unchecked: 1, residents: 0 };
const door = { rented: false, householdIds: [], residents: 0 };
const building: Building = {
  ...{
    id,
    name: '5 栋',
    unitName: '爱民佳苑社区第 2 网格',
    unitId: newId(),
    location: null,
    walkRoundId: null,
    ...counts,
  },
  actions: ['flagDwelling', 'startWalkRound', 'correct'],
  entrances: [
    {
      name: '1 单元',
      dwellings: [
        { ...door, id: dwellingId, floor: 1, door: '101', vacant: true, checkedOn: '2026-11-20' },
        { ...door, id: newId(), floor: 1, door: '102', vacant: false, checkedOn: null },
      ],
    },
  ],
};
const finding: FindingToFollow = {
  ...{ ...found, kind: 'unlisted', dwellingId: null, door: '777', settled: null },
  ...{ roundId: newId(), buildingId: id, building: '5 栋', unitName: building.unitName, householdIds: [] },
};
const round: WalkRound = {
  ...{ id, buildingId: id, building: '5 栋', unitName: building.unitName, startedBy: '何文彬', assignee: null },
  ...{ startedAt: found.at, doors: 2, checked: 1, found: 1, finishedAt: found.at, list: [], findings: [finding] },
};

const answers: [path: RegExp, answer: unknown][] = [
  [/\/buildings\/[^/]+$/, building],
  [/\/buildings\?/, { items: [building], next: null }],
  [/\/walk-round-findings/, { items: [finding], next: null }],
  [/\/walk-rounds\/[^/]+$/, round],
  [/\/walk-rounds\?/, { items: [], next: null }],
  [/\/org\/units/, { items: [], next: null }],
];

function visit(address: string) {
  vi.stubGlobal('fetch', async (request: Request | string | URL) => {
    const url = request instanceof Request ? request.url : String(request);
    const answer = answers.find(([path]) => path.test(url))?.[1];
    if (answer === undefined) throw new Error(`${url} has no answer here`);
    return Response.json(answer);
  });
  const portal = {
    ...portalOf({}),
    permissions: [corePermissions.personRead, corePermissions.personManage, corePermissions.walkRoundWalk],
  };
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <PortalContext.Provider value={portal}>
          <MemoryRouter initialEntries={[address]}>
            <Routes>
              <Route path="/buildings" element={<BuildingsPage />} />
              <Route path="/buildings/:buildingId" element={<BuildingPage />} />
              <Route path="/walk-rounds/:roundId" element={<WalkRoundPage />} />
            </Routes>
          </MemoryRouter>
        </PortalContext.Provider>
      </QueryClientProvider>
    </YigeProvider>,
  );
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('lists what waits to be followed up, and leads to the form of a door that is not listed', async () => {
  visit('/buildings');
  const panel = await screen.findByRole('region', { name: '待跟进' });
  fireEvent.click(await within(panel).findByRole('link', { name: '登记这个门牌' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: /门牌/ }).value).toBe('777');
  expect(within(dialog).getByRole<HTMLInputElement>('textbox', { name: /单元/ }).value).toBe('1 单元');
});

it('marks the doors that were never checked, and opens the one of the address', async () => {
  visit(`/buildings/${id}?door=${dwellingId}`);
  expect(await screen.findByRole('dialog')).toBeTruthy();
  fireEvent.click(screen.getByText(/^没核对过/, { selector: 'nav button' }));
  const marked = [...document.querySelectorAll('.place-door')].map((each) => each.getAttribute('data-marked'));
  expect(marked).toEqual(['false', 'true']);
});

it('shows what a finished round has found, and takes down no more doors', async () => {
  visit(`/walk-rounds/${id}`);
  const panel = await screen.findByRole('region', { name: '走访发现' });
  expect(within(panel).getByText(/777/)).toBeTruthy();
  expect(screen.queryByText('记为走访发现')).toBeNull();
});
