import type { ServerResponse } from 'node:http';
import { type Hint, LIVE_RESET } from '@yige/contracts';
import type { StaffCaller } from '../access/caller.js';
import { isTold } from './audience.js';
import type { NumberedHint } from './live-feed.js';

/** What a reader may leave unread, in bytes: seven hundred hints. One that is slower is cut off, and comes back. */
export const MOST_UNREAD = 65_536;
/** When a browser that was cut off tries again, in milliseconds. */
const RETRY = 1_000;

/** One open answer that hints are written to. */
export class LiveStream {
  constructor(
    private readonly answer: ServerResponse,
    public caller: StaffCaller,
  ) {}

  get isOpen(): boolean {
    return !this.answer.writableEnded && !this.answer.destroyed;
  }

  begin(): void {
    this.write(`retry: ${RETRY}\n\n`);
  }

  /** Those of them that the caller is told of, in order; what is missed by a cut among them is told again. */
  tell(hints: readonly NumberedHint[], before: number): void {
    let text = '';
    for (const hint of hints) {
      if (isTold(this.caller, hint.audience)) text += eventOf(hint, before);
    }
    if (text !== '') this.write(text);
  }

  /** What was missed cannot be told any more. */
  reset(newest: number): void {
    this.write(`id: ${newest}\nevent: ${LIVE_RESET}\ndata: {}\n\n`);
  }

  /** Says that the line stands, and up to where everything was told: many changes are for others. */
  beat(newest: number): void {
    this.write(`:\nid: ${newest}\n\n`);
  }

  end(): void {
    this.answer.end();
  }

  private write(text: string): void {
    if (!this.isOpen) return;
    this.answer.write(text);
    if (this.answer.writableLength > MOST_UNREAD) this.answer.destroy();
  }
}

/** An id never goes back: a hint that committed late carries that of the newest before it. */
function eventOf({ number, topic, id }: NumberedHint, before: number): string {
  return `id: ${Math.max(number, before)}\nevent: hint\ndata: ${JSON.stringify({ topic, id } satisfies Hint)}\n\n`;
}
