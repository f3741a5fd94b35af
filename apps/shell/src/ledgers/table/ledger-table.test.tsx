// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type Ledger, type LedgerEntry, newId, type PersonSummary } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf } from '../../app/testing.js';
import { LedgerTable } from './ledger-table.js';

afterEach(cleanup);

const text = (chinese: string) => ({ 'zh-CN': chinese, en: chinese });
const ledger: Ledger = {
  ...{ id: 'core:work', title: text('老人台账'), rule: text('一人一行'), usedBy: text('社区'), plugin: null },
  ...{ period: 'quarter', unit: 'community', maySeal: false },
  columns: [
    { name: 'name', title: text('姓名'), type: 'person', semantic: 'person.name' },
    {
      ...{ name: 'visits', type: 'integer', semantic: 'visit.count', source: 'tasks', total: true },
      ...{ title: text('实访'), rule: text('办结的探访') },
    },
  ],
};
const person: PersonSummary = {
  ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1941-02-03', idNumber: null, phone: null },
  ...{ door: null, unitName: '南塘', householdSize: null },
  units: { districtId: newId(), streetId: null, communityId: null, gridId: null },
};
const rows: LedgerEntry[] = [
  { key: 'k1', person, unitName: '南塘', cells: { visits: 3 }, records: [] },
  { key: 'k2', person: null, unitName: '南塘', cells: { visits: null }, records: [] },
];

function table() {
  render(
    <YigeProvider locale="zh-CN">
      <PortalContext.Provider value={portalOf()}>
        <MemoryRouter>
          <LedgerTable ledger={ledger} rows={rows} withUnits={false} page={1} before={0} />
        </MemoryRouter>
      </PortalContext.Provider>
    </YigeProvider>,
  );
}

it('a name leads to its person, and Space asks where it comes from', async () => {
  table();
  const name = screen.getByRole('link', { name: '陈桂兰' });
  expect(name.getAttribute('href')).toBe(`/people/${person.id}`);
  fireEvent.keyDown(name, { key: ' ' });
  expect(await screen.findByRole('dialog', { name: '姓名 陈桂兰，从哪里来' })).toBeDefined();
});

it('a subtotal says by which rule and of how many rows it is', async () => {
  table();
  const [, subtotal] = screen.getAllByRole('button', { name: '3' });
  if (subtotal === undefined) throw new Error('There is no subtotal');
  fireEvent.click(subtotal);
  const trace = await screen.findByRole('dialog', { name: '实访 3，从哪里来' });
  expect(trace.textContent).toContain('办结的探访');
  expect(trace.textContent).toContain('本页 2 行相加，其中 1 行没有数。');
});
