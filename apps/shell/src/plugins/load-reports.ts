import type { PageLoad } from '@yige/contracts';

/** Reports go together, this long after the first, in milliseconds. */
const PAUSE = 10_000;
/** As many as one call takes. */
const MOST = 100;

let waiting: PageLoad[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
/** Fetched with the first report: the start of the portal does without, and a page that is left has no time for it. */
let sender: Promise<typeof import('./load-sender.js')> | undefined;

/** Tells the platform how a part of a plugin came onto the page: its administrators see times and failures. */
export function reportLoad(load: PageLoad): void {
  sender ??= import('./load-sender.js');
  if (waiting.length === 0) addEventListener('pagehide', send, { once: true });
  waiting.push(load);
  if (waiting.length >= MOST) send();
  else timer ??= setTimeout(send, PAUSE);
}

function send(): void {
  clearTimeout(timer);
  timer = undefined;
  removeEventListener('pagehide', send);
  const loads = waiting;
  waiting = [];
  void sender?.then(({ sendLoads }) => sendLoads(loads));
}
