// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { type EscalationRule, type EscalationRules, ProblemError } from '@yige/contracts';
import { YigeProvider } from '@yige/ui';
import App from 'antd/es/app';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import EscalationPage from './escalation-page.js';

const api = vi.hoisted(() => ({ get: vi.fn(), change: vi.fn() }));
vi.mock('../../api/client.js', () => ({ client: { taskEscalation: api } }));
vi.mock('../../app/portal.js', () => ({ usePortal: () => ({ timeZone: 'Asia/Shanghai' }) }));
beforeEach(() => vi.resetAllMocks());
afterEach(cleanup);

const usual: EscalationRule = {
  ...{ version: 0, validFrom: '2020-01-01', workingDays: [2, 5, 10] },
  ...{ basis: null, changedAt: null, changedBy: null },
};
const decided: EscalationRule = {
  ...{ version: 1, validFrom: '2099-01-01', workingDays: [1, 3], basis: '区督办〔2026〕3 号' },
  ...{ changedAt: '2026-11-19T10:26:00.000Z', changedBy: '段锐' },
};
const state = (changeable: boolean, rules = [usual]): EscalationRules => ({
  ...{ version: rules.length - 1, inForce: usual, rules, changeable },
});

function show() {
  render(
    <YigeProvider locale="zh-CN">
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter>
          <App>
            <EscalationPage />
          </App>
        </MemoryRouter>
      </QueryClientProvider>
    </YigeProvider>,
  );
}

it('shows whoever oversees what holds and what was decided, without a form', async () => {
  api.get.mockResolvedValue(state(false, [decided, usual]));
  show();
  expect(await screen.findByText('满 10 个工作日')).toBeDefined();
  expect(screen.getByText(/区督办〔2026〕3 号/)).toBeDefined();
  expect(screen.queryByRole('button', { name: /定下来/ })).toBeNull();
});

it('lets the district decide: by a document, each level later than the one below', async () => {
  api.get.mockResolvedValue(state(true));
  api.change.mockResolvedValue(state(true, [decided, usual]));
  show();
  const save = await screen.findByRole('button', { name: /定下来/ });
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(screen.getByLabelText('依据的文件'), { target: { value: '区督办〔2026〕3 号' } });
  const second = screen.getByLabelText('报再上一级：满几个工作日');
  fireEvent.change(second, { target: { value: '1' } });
  expect(screen.getByText('要比下一级的天数多')).toBeDefined();
  expect(save).toHaveProperty('disabled', true);
  fireEvent.change(second, { target: { value: '4' } });
  fireEvent.change(screen.getByLabelText('报第三级：满几个工作日'), { target: { value: '' } });
  fireEvent.click(save);
  await waitFor(() => expect(api.change).toHaveBeenCalled());
  const [{ body }] = api.change.mock.calls[0] ?? [{}];
  expect(body).toMatchObject({ version: 0, rule: { workingDays: [2, 4], basis: '区督办〔2026〕3 号' } });
  expect(await screen.findByText('历次规定')).toBeDefined();
});

it('shows what somebody else has decided meanwhile', async () => {
  api.get.mockResolvedValue(state(true));
  api.change.mockRejectedValue(
    new ProblemError({ type: '/problems/x', status: 409, code: 'escalation.changed', title: '别人刚改过' }),
  );
  show();
  fireEvent.change(await screen.findByLabelText('依据的文件'), { target: { value: '区督办〔2026〕4 号' } });
  api.get.mockResolvedValue(state(true, [decided, usual]));
  fireEvent.click(screen.getByRole('button', { name: /定下来/ }));
  expect(await screen.findByText('历次规定')).toBeDefined();
  expect(await screen.findByText(/别人刚改过。上面已换成最新的/)).toBeDefined();
});
