import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/probe': () => import('./pages/probe.js'),
  './pages/mischief': () => import('./pages/mischief.js'),
  './panels/probe': () => import('./panels/probe.js'),
  './cards/look': () => import('./cards/look.js'),
  './widgets/probe': () => import('./widgets/probe.js'),
  './layers/probe': () => import('./layers/probe.js'),
  './forms/look': () => import('./forms/look.js'),
});
