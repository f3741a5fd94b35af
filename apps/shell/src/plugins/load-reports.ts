import { clientOf, type PageLoad, pluginTrafficRoutes, UNATTENDED_HEADER } from '@yige/contracts';

/** Reports go together, this long after the first, in milliseconds. */
const PAUSE = 10_000;
/** As many as one call takes. */
const MOST = 100;

/** The page reports by itself, which keeps no session alive; and it may be left while it does. */
const client = clientOf(
  { loads: { tell: pluginTrafficRoutes.loads } },
  {
    baseUrl: '',
    headers: () => ({ [UNATTENDED_HEADER]: '1' }),
    fetch: (input, options) => fetch(input, { ...options, keepalive: true }),
  },
);

let waiting: PageLoad[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells the platform how a part of a plugin came onto the page: its administrators see times and failures. */
export function reportLoad(load: PageLoad): void {
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
  client.loads.tell({ body: { loads } }).catch((error: unknown) => {
    // Figures are not worth keeping for later: without network they are missing.
    if (navigator.onLine) console.error('How parts of plugins loaded was not told', error);
  });
}
