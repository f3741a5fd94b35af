import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/disputes': () => import('./pages/disputes.js'),
  './pages/dispute': () => import('./pages/dispute.js'),
  './pages/intake': () => import('./pages/intake.js'),
  './pages/agreement': () => import('./pages/agreement.js'),
  './pages/rented-homes': () => import('./pages/rented-homes.js'),
  './panels/person': () => import('./panels/person.js'),
  './panels/household': () => import('./panels/household.js'),
  './widgets/clocks': () => import('./widgets/clocks.js'),
  './forms/home-check': () => import('./forms/home-check.js'),
});
