// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { FeedbackHost } from '../feedback/feedback-host.js';
import type { CapturedVisit } from './captured-visit.js';
import { Mending } from './mending.js';

const taken = '01JD9ZK4T0ZV5B6RJ2T3Q4W5XA';
const look = '01JD9ZK4T0ZV5B6RJ2T3Q4W5XB';
const tell = '01JD9ZK4T0ZV5B6RJ2T3Q4W5XC';
const keepOnly = vi.fn(async () => undefined);
vi.mock('./visit-device.js', () => ({ useVisitQueue: () => ({ keepOnly, drop: async () => undefined }) }));
beforeAll(() => import('../feedback/feedback-giver.js'));
afterEach(cleanup);

const problem = { type: 'about:blank', title: '任务刚被别人改过，请看最新内容', status: 409, code: 'task.changed' };
const source = { pluginId: 'probe', name: { 'zh-CN': '探针', en: 'Probe' }, glyph: '探', color: 'other' as const };
const refused: CapturedVisit = {
  key: 'a',
  door: {
    ...{ householdId: taken, buildingId: taken, building: '3 栋', entrance: '1 单元', door: '101' },
    text: '3 栋 1 单元 101',
  },
  body: {
    ...{ householdId: taken, outcome: 'met', capturedAt: '2026-11-19T10:26:00.000Z' },
    parts: [
      { taskId: taken, result: {} },
      { taskId: look, result: { wiring: 'good', personMet: 'door' } },
      { taskId: tell, result: {} },
    ],
  },
  tasks: [
    { id: look, title: { 'zh-CN': '用电用气提示', en: 'Gas and wiring' }, source },
    { id: tell, title: { 'zh-CN': '防骗告知', en: 'Warning of fraud' }, source },
  ],
  ...{ glyphs: [], state: 'refused', problem: null, visitId: taken },
  parts: [
    { taskId: taken, state: 'accepted' },
    { taskId: look, state: 'refused', problem },
    { taskId: tell, state: 'refused', problem },
  ],
};

it('lists what can no longer be done at the door, with why and what was filled in, and drops one at a time', async () => {
  render(
    <YigeProvider locale="zh-CN">
      <Mending refused={refused} tasks={[]} />
      <FeedbackHost />
    </YigeProvider>,
  );
  screen.getByText('收下了 1 件，还有 2 件没有办成，您填的都在');
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(rows[0]).toContain('用电用气提示');
  expect(rows[0]).toContain('任务刚被别人改过');
  // The portal's own question in its words, the bureau's by the name of its field.
  expect(rows[0]).toContain('今天见到本人了吗？见到了');
  expect(rows[0]).toContain('wiringgood');
  expect(rows[1]).toContain('防骗告知');
  const [first] = screen.getAllByRole('button', { name: '丢掉这件' });
  if (first === undefined) throw new Error('Each can be dropped');
  fireEvent.click(first);
  fireEvent.click(await screen.findByRole('button', { name: /^丢\s*掉$/ }));
  await waitFor(() => expect(keepOnly).toHaveBeenCalledWith('a', [tell]));
});
