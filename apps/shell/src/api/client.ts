import { type Client, createClient } from '@yige/contracts';
import { readPreferences } from '../preferences/preferences.js';
import { askForConfirmation } from '../security/asking.js';

/** The typed client of core. The session travels in a cookie that scripts cannot read. */
export const client: Client = createClient({
  baseUrl: '',
  headers: () => ({ 'accept-language': readPreferences().locale }),
  // A dangerous action asks who one is and then goes on by itself, wherever it was begun.
  recover: async ({ code }) => code === 'session.confirmationRequired' && askForConfirmation(),
});
