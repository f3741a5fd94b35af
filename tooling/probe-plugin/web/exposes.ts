import { defineExposes } from '@yige/plugin-sdk/web';
import type { plugin } from '../plugin.js';

export const exposes = defineExposes<typeof plugin>({
  './pages/probe': () => import('./pages/probe.js'),
  './panels/probe': () => import('./panels/probe.js'),
  './cards/look': () => import('./cards/look.js'),
  './forms/look': () => import('./forms/look.js'),
});
