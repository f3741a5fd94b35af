import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/notes': () => import('./pages/notes.js'),
  // with ledger
  './panels/person': () => import('./panels/person.js'),
  // end
  // with task
  './forms/check': () => import('./forms/check.js'),
  // end
});
