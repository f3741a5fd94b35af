// @vitest-environment happy-dom
import { type Hint, newId } from '@yige/contracts';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveMessage } from './live-message.js';
import { shareLine } from './shared-line.js';

/** Core's end of the streams that were asked for. */
class Core {
  readonly asked: (string | null)[] = [];
  readonly open: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>[] = [];
  refuses = false;

  readonly fetch: typeof globalThis.fetch = async (_path, { headers, signal } = {}) => {
    this.asked.push(new Headers(headers).get('last-event-id'));
    if (this.refuses) return new Response(null, { status: 401 });
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start: (controller) => {
        this.open.push(controller);
        signal?.addEventListener('abort', () => controller.error(new DOMException('cut', 'AbortError')));
      },
    });
    return new Response(body);
  };

  say(text: string): void {
    this.open.at(-1)?.enqueue(new TextEncoder().encode(text));
  }

  hint(id: number, hint: Hint): void {
    this.say(`id: ${id}\nevent: hint\ndata: ${JSON.stringify(hint)}\n\n`);
  }
}

/** The Web Locks of one browser: one holder of a name, the others in order. */
function fakeLocks() {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    request: (_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>) => {
      const before = turn;
      const mine = before.then(() => {
        if (!signal.aborted) return work();
      });
      turn = mine;
      return mine;
    },
  };
}

function tab(core: Core) {
  const told: LiveMessage[] = [];
  const close = shareLine({ name: 'test', tell: (message) => told.push(message), fetch: core.fetch });
  closing.push(close);
  const hints = () => told.flatMap((message) => (message.kind === 'hint' ? [message.hint.id] : []));
  return { told, hints, close };
}

const closing: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal('navigator', { locks: fakeLocks() });
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

it('one tab has the line and tells the others; when it closes the next goes on where it was', async () => {
  const core = new Core();
  const first = tab(core);
  await vi.waitFor(() => expect(core.open).toHaveLength(1));
  const second = tab(core);
  await vi.waitFor(() => expect(second.told).toContainEqual({ kind: 'line', isUp: true }));
  const [one, two] = [newId(), newId()];
  core.hint(7, { topic: 'task', id: one });
  core.say(':\nid: 9\n\n');
  await vi.waitFor(() => expect(second.hints()).toEqual([one]));
  expect(first.hints()).toEqual([one]);
  await vi.waitFor(() => expect(second.told).toContainEqual({ kind: 'place', last: '9' }));
  first.close();
  await vi.waitFor(() => expect(core.asked).toEqual([null, '9']));
  core.hint(10, { topic: 'task', id: two });
  await vi.waitFor(() => expect(second.hints()).toEqual([one, two]));
  expect(first.hints()).toEqual([one]);
});

it('a line that ends comes back where it was, and says what it cannot know', async () => {
  const core = new Core();
  const { told } = tab(core);
  await vi.waitFor(() => expect(core.open).toHaveLength(1));
  core.say('retry: 1000\n\nid: 41\nevent: reset\ndata: {}\n\n');
  await vi.waitFor(() => expect(told).toContainEqual({ kind: 'reset' }));
  core.open[0]?.close();
  await vi.waitFor(() => expect(core.asked).toEqual([null, '41']), 3_000);
  expect(told.filter(({ kind }) => kind === 'line')).toEqual(
    [true, false, true].map((isUp) => ({ kind: 'line', isUp })),
  );
});

it('events that come in pieces, and topics of a newer core, do no harm', async () => {
  const core = new Core();
  const { hints } = tab(core);
  await vi.waitFor(() => expect(core.open).toHaveLength(1));
  const id = newId();
  core.say(`id: 3\nevent: hint\ndata: {"topic":"weather","id":"${id}"}\n\nid: 4\nevent: hint\nda`);
  core.say(`ta: {"topic":"matter","id":"${id}"}\n`);
  core.say('\n');
  await vi.waitFor(() => expect(hints()).toEqual([id]));
});

it('asks no more once the session is over, and has everything asked for so that the login shows', async () => {
  const core = new Core();
  core.refuses = true;
  const { told } = tab(core);
  await vi.waitFor(() => expect(told).toContainEqual({ kind: 'reset' }));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(core.asked).toHaveLength(1);
});

it('without locks each tab has its own line, while it is looked at', async () => {
  vi.stubGlobal('navigator', {});
  const core = new Core();
  const [first, second] = [tab(core), tab(core)];
  await vi.waitFor(() => expect(core.asked).toHaveLength(2));
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  const upNow = (told: LiveMessage[]) => told.findLast(({ kind }) => kind === 'line');
  await vi.waitFor(() => {
    for (const { told } of [first, second]) expect(upNow(told)).toEqual({ kind: 'line', isUp: false });
  });
  visibility.mockRestore();
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.waitFor(() => expect(core.asked).toHaveLength(4));
});
