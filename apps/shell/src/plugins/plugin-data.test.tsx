// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { PROBLEM_MEDIA_TYPE } from '@yige/contracts';
import { ProblemError, usePluginMutation, usePluginQuery } from '@yige/plugin-sdk/web';
import { ScopeContext } from '@yige/plugin-sdk/web/host';
import { YigeProvider } from '@yige/ui';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';

const countSchema = z.object({ count: z.number() });
const answer = vi.fn<(address: string, options: RequestInit) => Response>();
const asked = () => answer.mock.calls.map(([address, { method }]) => `${method} ${address}`);

function Count({ of }: { of?: string }) {
  const { data, error } = usePluginQuery({ path: '/count', query: { of }, response: countSchema });
  return <output aria-label="count">{error instanceof ProblemError ? error.code : (data?.count ?? '…')}</output>;
}

function More() {
  const { mutate } = usePluginMutation({ method: 'POST', path: '/more', response: z.object({}) });
  return (
    <button type="button" onClick={() => mutate({ by: 1 })}>
      more
    </button>
  );
}

/** As two places of the portal show parts of one plugin, and a third one of another. */
function open(): void {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  render(
    <YigeProvider locale="en">
      <QueryClientProvider client={cache}>
        <ScopeContext value={{ id: 'probe', version: '1.0.0' }}>
          <Count />
          <Count />
          <Count of="oak" />
          <More />
        </ScopeContext>
        <ScopeContext value={{ id: 'other', version: '2.0.0' }}>
          <Count />
        </ScopeContext>
      </QueryClientProvider>
    </YigeProvider>,
  );
}
const shown = () => screen.getAllByLabelText('count').map(({ textContent }) => textContent);

beforeEach(() => {
  answer.mockReset();
  vi.stubGlobal('fetch', async (address: string, options: RequestInit) => answer(address, options));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('what several places read is asked for once, and anew after a change of that plugin', async () => {
  let count = 1;
  answer.mockImplementation((_address, { method }) => Response.json(method === 'POST' ? {} : { count }));
  open();
  await vi.waitFor(() => expect(shown()).toEqual(['1', '1', '1', '1']));
  const [own, oak, other] = ['/plugins/probe/1.0.0/api/count', '?of=oak', '/plugins/other/2.0.0/api/count'];
  expect(asked()).toEqual([`GET ${own}`, `GET ${own}${oak}`, `GET ${other}`]);
  expect(answer.mock.calls[0]?.[1].headers).toMatchObject({ 'accept-language': 'en' });

  answer.mockClear();
  count = 2;
  fireEvent.click(screen.getByRole('button', { name: 'more' }));
  await vi.waitFor(() => expect(shown()).toEqual(['2', '2', '2', '1']));
  expect(asked()).toEqual(['POST /plugins/probe/1.0.0/api/more', `GET ${own}`, `GET ${own}${oak}`]);
  expect(answer.mock.calls[0]?.[1].body).toBe('{"by":1}');
});

it.each<[string, () => Response]>([
  [
    'note.gone',
    () =>
      new Response(JSON.stringify({ type: '/problems/note.gone', title: 'Gone', status: 409, code: 'note.gone' }), {
        status: 409,
        headers: { 'content-type': PROBLEM_MEDIA_TYPE },
      }),
  ],
  ['answer.malformed', () => Response.json({ count: 'many' })],
  ['answer.unexpected', () => new Response('<html>', { status: 502 })],
  [
    'network.unreachable',
    () => {
      throw new TypeError('Failed to fetch');
    },
  ],
])('what goes wrong has a code: %s', async (code, answered) => {
  answer.mockImplementation(answered);
  open();
  await vi.waitFor(() => expect(shown()).toEqual([code, code, code, code]));
});
