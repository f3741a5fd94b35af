// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { Dispatch, DispatchAnswer, DispatchUnitAnswers } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import { afterEach, expect, it, vi } from 'vitest';
import { Answers } from './answers.js';

const seen = vi.hoisted(() => ({ answers: vi.fn(), answersByUnit: vi.fn() }));
vi.mock('../../api/client.js', () => ({ client: { dispatches: seen } }));
afterEach(cleanup);

const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const dispatch: Dispatch = {
  ...{ id, type: 'probe:look', title: { 'zh-CN': '用电用气', en: 'Gas and wiring' }, status: 'sent', targets: 3 },
  ...{ sent: 3, refused: 0, recalled: 0, dueAt: null, instruction: null, promisedFen: 0, actions: [] },
  bureau: { pluginId: 'probe', name: { 'zh-CN': '应急局', en: 'Safety' }, glyph: '急', color: 'other' },
  createdBy: { id, name: '顾' },
  createdAt: '2026-11-19T10:26:00.000Z',
  targetsAsked: { kind: 'units', unitIds: [id] },
  results: { open: 0, submitted: 0, closed: 3 },
};
/** As the plugin calls it, in both languages; one choice of which it says nothing. */
const wiring: DispatchAnswer = {
  ...{ field: 'wiring', title: null, answered: 3 },
  words: {
    title: { 'zh-CN': '线路', en: 'Wiring' },
    values: { good: { 'zh-CN': '完好', en: 'Sound' }, bad: { 'zh-CN': '老化', en: 'Worn' } },
  },
  summary: {
    kind: 'choice',
    counts: [
      { value: 'good', count: 2 },
      { value: 'bad', count: 1 },
      { value: 'later', count: 0 },
    ],
  },
};
/** Of a plugin that says nothing: as its schema calls it, and by its own name without. */
const doors: DispatchAnswer = {
  ...{ field: 'doors', title: '查了几户', words: null, answered: 3 },
  summary: { kind: 'number', sum: 31, minimum: 4, maximum: 20 },
};
const told: DispatchAnswer = {
  ...{ field: 'told', title: null, words: null, answered: 2 },
  summary: { kind: 'flag', yes: 1, no: 1 },
};
const remark: DispatchAnswer = {
  ...{ field: 'remark', title: null, answered: 1, words: { title: { 'zh-CN': '备注', en: 'Remark' } } },
  summary: { kind: 'text' },
};

function open(locale: 'zh-CN' | 'en'): void {
  seen.answers.mockResolvedValue({ items: [wiring, doors, told, remark, { ...told, field: 'empty', answered: 0 }] });
  const elm: DispatchUnitAnswers = {
    unit: { id, level: 'community', name: '榆社区' },
    above: { id, level: 'street', name: '北街道' },
    answers: [wiring, doors, told, remark],
  };
  const oak = { ...elm, unit: { ...elm.unit, id: `${id.slice(0, -1)}7`, name: '橡社区' }, answers: [] };
  seen.answersByUnit.mockResolvedValue({ items: [elm, oak], next: null });
  render(
    <YigeProvider locale={locale}>
      <QueryClientProvider client={new QueryClient()}>
        <Answers dispatch={dispatch} />
      </QueryClientProvider>
    </YigeProvider>,
  );
}
const rows = (panel: HTMLElement) =>
  within(panel)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
const panel = (name: string) => screen.findByRole('region', { name });

it('totals call fields and choices as the plugin does, in the language of the reader', async () => {
  open('zh-CN');
  expect(rows(await panel('线路'))).toEqual(['完好2', '老化1', 'later0']);
  expect(rows(await panel('told'))).toEqual(['是1', '否1']);
  expect((await panel('查了几户')).textContent).toContain('31');
  await panel('备注');
  expect(screen.queryByText('empty')).toBeNull();
  cleanup();

  open('en');
  expect(rows(await panel('Wiring'))).toEqual(['Sound2', 'Worn1', 'later0']);
  expect(rows(await panel('told'))).toEqual(['Yes1', 'No1']);
});

it('what each unit answered stands in the same words, and who has not is said', async () => {
  open('zh-CN');
  fireEvent.click(await screen.findByText('按单位看'));
  const [elm, oak] = await screen.findAllByRole('listitem');
  for (const words of ['榆社区', '线路', '完好 × 2', '老化', '查了几户', '31', '是', '备注', '已填写']) {
    expect(elm?.textContent).toContain(words);
  }
  expect(elm?.textContent).not.toMatch(/good|bad|later/);
  expect(oak?.textContent).toContain('还没有答复');
});
