import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/notes': () => import('./pages/notes.js'),
  './panels/person': () => import('./panels/person.js'),
  './panels/household': () => import('./panels/household.js'),
  './cards/check': () => import('./cards/check.js'),
  './layers/places': () => import('./layers/places.js'),
  './widgets/count': () => import('./widgets/count.js'),
  './forms/check': () => import('./forms/check.js'),
});
