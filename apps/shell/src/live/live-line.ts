import { hintSchema, LIVE_HEARTBEAT, LIVE_RESET, liveRoutes } from '@yige/contracts';
import { eventsOf } from './event-stream.js';
import type { LiveMessage } from './live-message.js';

/** A line that says nothing for longer than this is dead, whatever the network thinks; in milliseconds. */
const SILENCE = 2.5 * LIVE_HEARTBEAT;
/** Pause before the next attempt, in milliseconds: doubles, spread by chance so that a street does not come back at once. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;
/** What core tells a new line of what just happened, in milliseconds: a page that took longer to get here looks anew. */
const TOLD_AGAIN = 8_000;

interface LiveLineOptions {
  /** Where an earlier line of this browser was cut. */
  last: string | null;
  /** When the page began to read, in milliseconds of `performance.now()`. */
  since: number;
  tell: (message: LiveMessage) => void;
  fetch?: typeof globalThis.fetch;
}

/** One stream from core that comes back by itself, and goes on where it was cut. */
export class LiveLine {
  private readonly closing = new AbortController();
  private attempt = new AbortController();
  private wake: () => void = () => undefined;
  private heardAt = Number.NEGATIVE_INFINITY;
  private last: string | null;

  constructor(private readonly options: LiveLineOptions) {
    this.last = options.last;
  }

  /** Until it is closed, or core says that the session is over. */
  async run(): Promise<void> {
    addEventListener('online', this.comeBack);
    document.addEventListener('visibilitychange', this.comeBack);
    const watch = setInterval(() => this.cutIfSilent(SILENCE), LIVE_HEARTBEAT / 3);
    try {
      for (let failures = 0; !this.closing.signal.aborted; failures += 1) {
        const outcome = await this.listen();
        if (outcome === 'refused') return;
        if (outcome === 'cut') failures = 0;
        this.options.tell({ kind: 'line', isUp: false });
        if (!this.closing.signal.aborted) await this.pause(failures);
      }
    } finally {
      clearInterval(watch);
      removeEventListener('online', this.comeBack);
      document.removeEventListener('visibilitychange', this.comeBack);
    }
  }

  close(): void {
    this.closing.abort();
    this.attempt.abort();
    this.wake();
  }

  /** `cut`: it stood, and then ended. */
  private async listen(): Promise<'cut' | 'failed' | 'refused'> {
    this.attempt = new AbortController();
    let outcome: 'cut' | 'failed' = 'failed';
    try {
      const response = await (this.options.fetch ?? fetch)(liveRoutes.stream.path, {
        headers: { accept: liveRoutes.stream.media, ...(this.last === null ? {} : { 'last-event-id': this.last }) },
        cache: 'no-store',
        signal: this.attempt.signal,
      });
      if (response.status === 401 || response.status === 403) {
        // Whatever is asked for now is refused too, and shows the login.
        this.options.tell({ kind: 'reset' });
        return 'refused';
      }
      if (!response.ok || response.body === null) return 'failed';
      outcome = 'cut';
      this.heardAt = performance.now();
      if (this.last === null && this.heardAt - this.options.since > TOLD_AGAIN) this.options.tell({ kind: 'reset' });
      this.options.tell({ kind: 'line', isUp: true });
      for await (const { id, event, data } of eventsOf(response.body)) {
        this.heardAt = performance.now();
        if (event === LIVE_RESET) this.options.tell({ kind: 'reset' });
        if (event === 'hint' && data !== null) this.hear(data);
        if (id !== null) this.reach(id);
      }
      return outcome;
    } catch {
      // No connection, or one that was cut: the next attempt goes on where this one was.
      return outcome;
    }
  }

  /** A newer core may speak of what this page does not know. */
  private hear(data: string): void {
    const hint = hintSchema.safeParse(JSON.parse(data));
    if (hint.success) this.options.tell({ kind: 'hint', hint: hint.data });
  }

  private reach(id: string): void {
    this.last = id;
    this.options.tell({ kind: 'place', last: id });
  }

  private pause(failures: number): Promise<void> {
    const longest = Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** The network is back, or somebody looks: at once, and not trusting a line that has missed a heart beat. */
  private readonly comeBack = () => {
    if (document.visibilityState === 'hidden') return;
    this.cutIfSilent(1.2 * LIVE_HEARTBEAT);
    this.wake();
  };

  private cutIfSilent(limit: number): void {
    if (performance.now() - this.heardAt > limit) this.attempt.abort();
  }
}
