// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { PortalPlugin, Task } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { TaskWork } from './task-work.js';

const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const name = { 'zh-CN': '探针', en: 'Probe' };
const plugin: PortalPlugin = {
  ...{ id: 'probe', version: '1.0.0', name, glyph: '探', color: 'other' },
  remote: { name: 'probe_1_0_0', entry: '/plugins/probe/1.0.0/mf-manifest.json', integrity: '' },
  ...{ contributions: [], pages: [], commands: [] },
};

interface FormProps {
  props: { value: Record<string, unknown>; onChange: (value: Record<string, unknown>) => void };
  onUsable: (usable: boolean) => void;
}

/** Stands in for the form of a plugin: it shows what it has, and breaks on demand. */
function Form({ props: { value, onChange }, onUsable }: FormProps) {
  return (
    <>
      <output>{JSON.stringify(value)}</output>
      <button type="button" onClick={() => onChange({ wiring: 'good' })}>
        fill in
      </button>
      <button type="button" onClick={() => onUsable(false)}>
        break
      </button>
      <button type="button" onClick={() => onUsable(true)}>
        mend
      </button>
    </>
  );
}
vi.mock('../plugins/plugin-component.js', () => ({ PluginComponent: Form }));
vi.mock('../app/portal.js', () => ({ usePortal: () => ({ account: { id }, plugins: [plugin], permissions: [] }) }));
vi.mock('./conversation/attachments.js', () => ({ Attachments: () => null }));
afterEach(cleanup);

const task: Task = {
  ...{ id, type: 'probe:look', title: name, status: 'inProgress', overseen: false, escalation: 0, dispatchId: null },
  source: { pluginId: 'probe', name, glyph: '探', color: 'other' },
  unit: { id, level: 'grid', name: '一格' },
  units: { districtId: id, streetId: id, communityId: id, gridId: id },
  ...{ body: null, subject: null, assignee: null },
  ...{ createdAt: '2026-11-19T10:26:00.000Z', updatedAt: '2026-11-19T10:26:00.000Z' },
  ...{ payload: null, instruction: null, facts: [], known: [], actions: ['submit', 'return'], assigneeStanding: null },
  form: { pluginId: 'probe', version: '1.0.0', expose: './forms/look' },
  ...{ following: false, submission: null, refused: null, timeline: [], version: 1 },
};
const problem = { type: 'about:blank', title: '要修的先报修', status: 422, code: 'look.repairFirst' };

async function open(changes: Partial<Task>): Promise<void> {
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient()}>
        <TaskWork task={{ ...task, ...changes }} history={null} onLost={() => undefined} />
      </QueryClientProvider>
    </YigeProvider>,
  );
  await screen.findByText(/^\{/);
}
const shown = () => screen.getByText(/^\{/).textContent;

it('starts from what the bureau refused, until something else is filled in', async () => {
  await open({ id: `${id}1`, refused: { problem, result: { wiring: 'bad' } } });
  expect(shown()).toBe('{"wiring":"bad"}');
  fireEvent.click(screen.getByRole('button', { name: 'fill in' }));
  expect(shown()).toBe('{"wiring":"good"}');
});

it('offers nothing to be handed in while the form is broken, and keeps the draft', async () => {
  await open({ id: `${id}2` });
  fireEvent.click(screen.getByRole('button', { name: 'fill in' }));
  screen.getByRole('button', { name: '提交' });
  fireEvent.click(screen.getByRole('button', { name: 'break' }));
  expect(screen.queryByRole('button', { name: '提交' })).toBeNull();
  screen.getByText('等表单出来再提交，您填的都在');
  screen.getByRole('button', { name: '退回' });
  fireEvent.click(screen.getByRole('button', { name: 'mend' }));
  screen.getByRole('button', { name: '提交' });
  expect(shown()).toBe('{"wiring":"good"}');
});
