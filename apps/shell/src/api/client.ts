import { type Client, createClient } from '@yige/contracts';
import { readPreferences } from '../preferences/preferences.js';

/** The typed client of core. The session travels in a cookie that scripts cannot read. */
export const client: Client = createClient({
  baseUrl: '',
  headers: () => ({ 'accept-language': readPreferences().locale }),
});
