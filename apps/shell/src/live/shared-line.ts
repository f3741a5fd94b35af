import { LiveLine } from './live-line.js';
import { type LiveMessage, liveMessageSchema } from './live-message.js';

interface SharedLineOptions {
  /** Tabs of one session share a line: its name. */
  name: string;
  tell: (message: LiveMessage) => void;
  fetch?: typeof globalThis.fetch;
}

/**
 * One line for all tabs of a browser: whoever holds the lock has it, and tells the others. When that tab closes the next
 * one gets the lock and goes on where the line was. A browser without locks (a page without HTTPS) has a line for each
 * tab, while it is looked at: browsers open six connections to an origin, and hidden tabs would take them all.
 */
export function shareLine({ name, tell, ...more }: SharedLineOptions): () => void {
  const since = performance.now();
  const closing = new AbortController();
  let last: string | null = null;
  const remember = (message: LiveMessage) => {
    if (message.kind === 'place') last = message.last;
    tell(message);
  };
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    return lineWhileVisible(() => new LiveLine({ ...more, last, since, tell: remember }));
  }
  const others = new BroadcastChannel(name);
  let isUp = false;
  let line: LiveLine | null = null;
  const tellAll = (message: LiveMessage) => {
    // Whoever comes next says how the line stands.
    if (closing.signal.aborted) return;
    if (message.kind === 'line') isUp = message.isUp;
    remember(message);
    others.postMessage(message);
  };
  others.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = liveMessageSchema.safeParse(data);
    if (!message.success) return;
    if (message.data.kind !== 'ask') remember(message.data);
    else if (line !== null) others.postMessage({ kind: 'line', isUp } satisfies LiveMessage);
  };
  others.postMessage({ kind: 'ask' } satisfies LiveMessage);
  const lead = async () => {
    if (closing.signal.aborted) return;
    line = new LiveLine({ ...more, last, since, tell: tellAll });
    await line.run();
    // A session that is over is over for all tabs: the lock stays until this one closes, so that none asks again.
    if (!closing.signal.aborted) await new Promise((resolve) => closing.signal.addEventListener('abort', resolve));
  };
  navigator.locks.request(name, { signal: closing.signal }, lead).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  return () => {
    closing.abort();
    line?.close();
    others.close();
  };
}

function lineWhileVisible(open: () => LiveLine): () => void {
  let line: LiveLine | null = null;
  const follow = () => {
    if (document.visibilityState === 'hidden') {
      line?.close();
      line = null;
    } else if (line === null) {
      line = open();
      void line.run();
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    line?.close();
  };
}
