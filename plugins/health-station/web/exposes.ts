import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/register': () => import('./pages/register.js'),
  './pages/review': () => import('./pages/review.js'),
  './pages/screening': () => import('./pages/screening.js'),
  './panels/household': () => import('./panels/household.js'),
  './panels/person': () => import('./panels/person.js'),
  './widgets/waiting': () => import('./widgets/waiting.js'),
  './forms/reading': () => import('./forms/reading.js'),
});
