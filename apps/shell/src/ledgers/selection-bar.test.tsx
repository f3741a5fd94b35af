// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { Ledger, LedgerColumn } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { SelectionBar } from './selection-bar.js';

vi.mock('../staff/unit-select.js', () => ({ UnitSelect: () => null }));
vi.mock('./use-unit-reference.js', () => ({ useUnitReference: () => null }));
afterEach(cleanup);

const title = { 'zh-CN': '姓名', en: 'Name' };
const onChange = vi.fn();

function open(column: LedgerColumn): void {
  const ledger: Ledger = {
    ...{ id: 'probe:elders', title, rule: title, usedBy: title, plugin: null, period: 'month', unit: 'community' },
    ...{ columns: [column], maySeal: false },
  };
  const selection = { unit: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6', period: '2026-11', filter: {}, q: '陈', seal: null };
  render(
    <YigeProvider locale="zh-CN">
      <SelectionBar ledger={ledger} selection={selection} onChange={onChange} />
    </YigeProvider>,
  );
}

it('offers to find rows by the column that is searched, and keeps what is looked for', () => {
  open({ name: 'name', title, type: 'person', semantic: 'person.name', search: true });
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: '按姓名查找' });
  expect(field.value).toBe('陈');
  fireEvent.change(field, { target: { value: ' 桂兰 ' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 13 });
  expect(onChange).toHaveBeenCalledWith({ q: '桂兰' });
});

it('offers none where no column is', () => {
  open({ name: 'name', title, type: 'person', semantic: 'person.name' });
  expect(screen.queryByRole('searchbox')).toBeNull();
});
