import { type Client, createPageClient, UNATTENDED_HEADER } from '@yige/contracts';
import { isUnattended } from '../live/attention.js';
import { readPreferences } from '../preferences/preferences.js';
import { askForConfirmation } from '../security/asking.js';

/** The typed client of core. The session travels in a cookie that scripts cannot read. */
export const client: Client = createPageClient({
  baseUrl: '',
  headers: () => ({
    'accept-language': readPreferences().locale,
    ...(isUnattended() ? { [UNATTENDED_HEADER]: '1' } : {}),
  }),
  // A dangerous action asks who one is and then goes on by itself, wherever it was begun.
  recover: async ({ code }) => code === 'session.confirmationRequired' && askForConfirmation(),
});
