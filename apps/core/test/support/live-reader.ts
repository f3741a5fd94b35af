import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type Hint, hintSchema, routes } from '@yige/contracts';
import { eventually } from './test-platform.js';

/** Somebody's open stream, as an `EventSource` reads it; but strictly: it fails on whatever else is written. */
export class LiveReader {
  readonly hints: Hint[] = [];
  resets = 0;
  beats = 0;
  hasEnded = false;
  /** Where to go on: an id alone is no event, and moves the place all the same (HTML Standard, 9.2.6). */
  last: string | undefined;

  private constructor(private readonly response: IncomingMessage) {}

  /** Answers once the stream has told what there was to tell at its beginning. */
  static async open(url: string, cookie: string, last?: string): Promise<LiveReader> {
    const headers = { cookie, ...(last === undefined ? {} : { 'last-event-id': last }) };
    // A connection of its own: `fetch` opens another one in advance when this is cut, and a server waits for it at its end.
    const request = get(`${url}${routes.live.stream.path}`, { headers, agent: false });
    const [response]: IncomingMessage[] = await once(request, 'response');
    if (response?.statusCode !== 200) throw new Error(`The stream was answered ${response?.statusCode}`);
    const reader = new LiveReader(response);
    void reader.read();
    await eventually(() => reader.beats > 0 || reader.hasEnded);
    return reader;
  }

  cut(): void {
    this.response.destroy();
  }

  ids(): string[] {
    return this.hints.map(({ id }) => id);
  }

  private async read(): Promise<void> {
    let rest = '';
    try {
      for await (const text of this.response.setEncoding('utf8')) {
        const blocks = `${rest}${text}`.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch (error) {
      if (!this.response.destroyed) throw error;
    } finally {
      this.hasEnded = true;
    }
  }

  private take(block: string): void {
    const [, id, event, data] =
      /^(?:retry: \d+|(?::\n)?id: (\d+)(?:\nevent: (hint|reset)\ndata: (.+))?)$/.exec(block) ?? unreadable(block);
    if (event === 'hint') this.hints.push(hintSchema.strict().parse(JSON.parse(data ?? '')));
    if (event === 'reset') this.resets += 1;
    if (block.startsWith(':')) this.beats += 1;
    this.last = id ?? this.last;
  }
}

function unreadable(block: string): never {
  throw new Error(`No event of the stream: ${block}`);
}
