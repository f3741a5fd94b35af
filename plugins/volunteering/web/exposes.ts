import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/activities': () => import('./pages/activities.js'),
  './pages/volunteers': () => import('./pages/volunteers.js'),
  './pages/hours': () => import('./pages/hours.js'),
  './pages/help': () => import('./pages/help.js'),
  './panels/person': () => import('./panels/person.js'),
  './panels/household': () => import('./panels/household.js'),
  './widgets/work': () => import('./widgets/work.js'),
  './forms/confirmation': () => import('./forms/confirmation.js'),
});
