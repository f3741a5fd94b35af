import type { PluginIncident } from '@yige/contracts';

/** What each kind is called on screen; the page's own word is another's name. */
export const incidentLabels = {
  error: 'error',
  page: 'pageFault',
  permission: 'permission',
  integrity: 'integrity',
  policy: 'policy',
  quota: 'quota',
  gate: 'gate',
} as const satisfies Record<PluginIncident['kind'], string>;

/** What a plugin did and was stopped in; the others are failures. */
export const stoppedKinds = ['permission', 'integrity', 'policy', 'quota', 'gate'] as const;
