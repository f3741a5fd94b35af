// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { type Ledger, type LedgerColumn, newId } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { PortalContext } from '../../app/portal.js';
import { portalOf, postAt } from '../../app/testing.js';
import type { WholeLedger } from '../ledger-queries.js';
import { LedgerSheet } from './ledger-sheet.js';

afterEach(cleanup);

const text = (chinese: string) => ({ 'zh-CN': chinese, en: chinese });
const tier = (options: [value: string, title: string][]): LedgerColumn => ({
  ...{ name: 'tier', type: 'choice', semantic: 'elder.tier', source: 'plugin', filter: false },
  ...{
    title: text('等级'),
    rule: text('按评估'),
    options: options.map(([value, title]) => ({ value, title: text(title) })),
  },
});
const allowance: LedgerColumn = {
  ...{ name: 'allowance', type: 'money', semantic: 'elder.allowance', source: 'plugin', total: true },
  ...{ title: text('补贴'), rule: text('按月') },
};
const post = postAt('community');
const ledger: Ledger = {
  ...{ id: 'core:work', title: text('新名册'), rule: text('一人一行'), usedBy: text('社区'), plugin: null },
  ...{ period: 'quarter', unit: 'community', columns: [tier([['middle', '中']])], maySeal: true },
};
const sealed: WholeLedger = {
  ...{ title: text('老人台账'), columns: [tier([['high', '高']]), allowance] },
  rows: [{ key: 'k1', person: null, unitName: '南塘', cells: { tier: 'high', allowance: 12_050 }, records: [] }],
  ...{ more: false, firstDay: '2025-01-01', endDay: '2025-04-01', asOf: '2025-04-01T02:00:00.000Z' },
  seal: {
    ...{ id: newId(), unit: { ...post.unit, name: '老社区' }, period: '2025-Q1', rows: 1, hash: '7c1e09ab44d2ffff' },
    ...{ sealedAt: '2025-04-01T02:00:00.000Z', sealedBy: '潘启明' },
  },
};

function print(whole: WholeLedger) {
  const selection = { unit: post.unit.id, period: '2025-Q1', filter: {}, q: '', seal: whole.seal?.id ?? null };
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <PortalContext.Provider value={portalOf({ posts: [post] })}>
          <MemoryRouter>
            <LedgerSheet ledger={ledger} selection={selection} whole={whole} />
          </MemoryRouter>
        </PortalContext.Provider>
      </QueryClientProvider>
    </YigeProvider>,
  );
}

it('prints a seal by the title, columns and unit of then, above its check code', () => {
  print(sealed);
  expect(screen.getByRole('heading').textContent).toBe('老人台账');
  expect(screen.getByText('填报单位：老社区')).toBeDefined();
  expect(screen.getByRole('columnheader', { name: /补贴/ })).toBeDefined();
  expect(screen.getByRole('cell', { name: '高' })).toBeDefined();
  expect(screen.getAllByRole('cell', { name: '120.50' })).toHaveLength(2);
  expect(screen.getByText(/已于 .+ 封存，校验码 7c1e 09ab 44d2/)).toBeDefined();
});

it('says of rows of today that they are not sealed', () => {
  print({ ...sealed, ...{ title: ledger.title, columns: ledger.columns, seal: null } });
  expect(screen.getByRole('heading').textContent).toBe('新名册');
  expect(screen.getByText('填报单位：南塘')).toBeDefined();
  expect(screen.queryByRole('columnheader', { name: /补贴/ })).toBeNull();
  expect(screen.getByText(/未封存/)).toBeDefined();
});
