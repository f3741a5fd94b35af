// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { DueVisit } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { PortalContext } from '../app/portal.js';
import { portalOf } from '../app/testing.js';
import { DoorRow } from './door-row.js';

afterEach(cleanup);

const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const whole: DueVisit = {
  ...{ householdId: null, door: null, building: { id, name: '3 栋' }, floor: null },
  units: { districtId: id, streetId: null, communityId: null, gridId: null },
  people: [],
  tasks: [
    {
      ...{ id, type: 'probe:tell', personId: null, facts: [], power: 'confirm', form: null, payload: null },
      title: { 'zh-CN': '防骗告知', en: 'Warning of fraud' },
      source: { pluginId: 'probe', name: { 'zh-CN': '探针', en: 'Probe' }, glyph: '探', color: 'other' },
      ...{ refused: null, version: 1 },
    },
  ],
  ...{ note: { text: '楼顶门的钥匙在 101', author: '王敏', at: '2026-11-19T10:26:00.000Z' }, attempt: null },
};

function show(visit: DueVisit) {
  const onAttempt = vi.fn();
  render(
    <YigeProvider locale="zh-CN">
      <PortalContext.Provider value={portalOf()}>
        <MemoryRouter>
          <ul>
            <DoorRow visit={visit} captured={[]} isCurrent isChosen={false} onUnfold={vi.fn()} onAttempt={onAttempt} />
          </ul>
        </MemoryRouter>
      </PortalContext.Provider>
    </YigeProvider>,
  );
  return onAttempt;
}

it('offers at a building as a whole its work, and nothing that one does at a door where nobody opens', () => {
  show(whole);
  screen.getByText('整栋');
  screen.getByText('防骗告知');
  screen.getByText('楼顶门的钥匙在 101（王敏留言）');
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['开始走访，1 件一张表']);
});

it('notes at a door with one tap that nobody is at home, that they moved, or that they refuse', () => {
  const door = {
    text: '3 栋 1 单元 501',
    householdId: id,
    buildingId: id,
    building: '3 栋',
    entrance: '1 单元',
    door: '501',
  };
  const { building: _whole, ...stop } = whole;
  const onAttempt = show({ ...stop, householdId: id, door, floor: 5 });
  for (const name of ['没人', '搬走了', '不愿意']) fireEvent.click(screen.getByRole('button', { name }));
  expect(onAttempt.mock.calls.flat()).toEqual(['nobodyHome', 'moved', 'refused']);
});
