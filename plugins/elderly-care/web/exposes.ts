import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/elders': () => import('./pages/elders.js'),
  './panels/person': () => import('./panels/person.js'),
  './widgets/visits': () => import('./widgets/visits.js'),
  './forms/visit': () => import('./forms/visit.js'),
});
