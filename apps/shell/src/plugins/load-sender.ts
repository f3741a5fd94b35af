import { clientOf, type PageLoad, pluginTrafficRoutes, UNATTENDED_HEADER } from '@yige/contracts';

/** The page reports by itself, which keeps no session alive; and it may be left while it does. */
const client = clientOf(
  { loads: { tell: pluginTrafficRoutes.loads } },
  {
    baseUrl: '',
    headers: () => ({ [UNATTENDED_HEADER]: '1' }),
    fetch: (input, options) => fetch(input, { ...options, keepalive: true }),
  },
);

/** Tells the platform; without network what was to be told is dropped, since figures are not worth keeping for later. */
export async function sendLoads(loads: PageLoad[]): Promise<void> {
  await client.loads.tell({ body: { loads } }).catch((error: unknown) => {
    if (navigator.onLine) console.error('How parts of plugins loaded was not told', error);
  });
}
