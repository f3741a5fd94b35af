import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/year': () => import('./pages/year.js'),
  './pages/organisations': () => import('./pages/organisations.js'),
  './pages/members': () => import('./pages/members.js'),
  './pages/dues': () => import('./pages/dues.js'),
  './pages/structure': () => import('./pages/structure.js'),
  './pages/import': () => import('./pages/import.js'),
  './panels/person': () => import('./panels/person.js'),
  './panels/household': () => import('./panels/household.js'),
  './forms/month-life': () => import('./forms/month-life.js'),
  './widgets/overview': () => import('./widgets/overview.js'),
});
