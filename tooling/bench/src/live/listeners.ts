import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** What comes late is lost: a burst ends within this, in milliseconds. */
const ENDS_WITHIN = 60_000;
const HINT = /event: hint\ndata: \{"topic":"task","id":"(\w{26})"\}/g;

/** Staff who are connected, each by a connection of their own. */
export class Listeners {
  /** Sent at, in milliseconds, by what was changed. */
  private readonly sent = new Map<string, number>();
  private readonly delays: number[] = [];

  private constructor(private readonly streams: IncomingMessage[]) {}

  static async open(url: string, cookies: readonly string[]): Promise<Listeners> {
    const listeners = new Listeners([]);
    for (const cookie of cookies) await listeners.connect(url, cookie);
    return listeners;
  }

  /** From now on it may be heard of. */
  expect(id: string): void {
    this.sent.set(id, performance.now());
  }

  /** How long each took to each, in milliseconds, from the request for the change on. */
  async heard(): Promise<number[]> {
    const expected = this.sent.size * this.streams.length;
    const deadline = performance.now() + ENDS_WITHIN;
    while (this.delays.length < expected) {
      if (performance.now() > deadline) throw new Error(`${this.delays.length} of ${expected} hints in a minute`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return this.delays;
  }

  close(): void {
    for (const stream of this.streams) stream.destroy();
  }

  private async connect(url: string, cookie: string): Promise<void> {
    const request = get(url, { agent: false, headers: { cookie } });
    const [stream]: IncomingMessage[] = await once(request, 'response');
    if (stream?.statusCode !== 200) throw new Error(`${url} was answered ${stream?.statusCode}`);
    this.streams.push(stream);
    // One that is told twice counts once.
    const known = new Set<string>();
    let rest = '';
    const { promise: caughtUp, resolve } = deferred();
    stream.setEncoding('utf8').on('data', (text: string) => {
      const whole = rest + text;
      // A heart beat ends what is told again at the beginning.
      if (whole.includes(':\nid: ')) resolve();
      const end = whole.lastIndexOf('\n\n') + 2;
      rest = whole.slice(end);
      for (const [, id = ''] of whole.slice(0, end).matchAll(HINT)) {
        const sentAt = this.sent.get(id);
        if (sentAt === undefined || known.has(id)) continue;
        known.add(id);
        this.delays.push(performance.now() - sentAt);
      }
    });
    await caughtUp;
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
