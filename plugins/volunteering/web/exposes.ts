import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/notes': () => import('./pages/notes.js'),
  './panels/person': () => import('./panels/person.js'),
  './forms/check': () => import('./forms/check.js'),
});
