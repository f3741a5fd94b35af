import { type Client, type ClientOptions, createPageClient, UNATTENDED_HEADER } from '@yige/contracts';
import { isUnattended } from '../live/attention.js';
import { readPreferences } from '../preferences/preferences.js';
import { askForConfirmation } from '../security/asking.js';
import { learnClock } from './platform-clock.js';

/** The session travels in a cookie that scripts cannot read. */
export const clientOptions: ClientOptions = {
  baseUrl: '',
  headers: () => ({
    'accept-language': readPreferences().locale,
    ...(isUnattended() ? { [UNATTENDED_HEADER]: '1' } : {}),
  }),
  fetch: async (input, init) => {
    const askedAt = Date.now();
    const response = await fetch(input, init);
    learnClock(response, askedAt);
    return response;
  },
  // A dangerous action asks who one is and then goes on by itself, wherever it was begun.
  recover: async ({ code }) => code === 'session.confirmationRequired' && askForConfirmation(),
};

/** The typed client of core. */
export const client: Client = createPageClient(clientOptions);
