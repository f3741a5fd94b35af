import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/elders': () => import('./pages/elders.js'),
  './pages/assessments': () => import('./pages/assessments.js'),
  './pages/assess': () => import('./pages/assess.js'),
  './pages/assessment': () => import('./pages/assessment.js'),
  './pages/matters': () => import('./pages/matters.js'),
  './pages/matter': () => import('./pages/matter.js'),
  './panels/ability': () => import('./panels/ability.js'),
  './panels/household': () => import('./panels/household.js'),
  './panels/person': () => import('./panels/person.js'),
  './widgets/matters': () => import('./widgets/matters.js'),
  './widgets/visits': () => import('./widgets/visits.js'),
  './forms/visit': () => import('./forms/visit.js'),
});
