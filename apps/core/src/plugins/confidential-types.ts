import { matterTask, type PluginManifest } from '@yige/contracts';
import type { InstalledPlugin } from './installed-plugins.js';

/** A task type that is seen by its assignee and by those who hold a permission only. */
export interface ConfidentialType {
  name: string;
  permission: string;
}

/** Of the platform itself: steps of a matter are not for everybody who sees the unit’s tasks. */
const coreSecrets: readonly ConfidentialType[] = [{ name: matterTask.type, permission: matterTask.permission }];

/** Core’s own and those of all plugins. Where versions name different permissions, the general one is right, else the newest. */
export function confidentialAmong(plugins: readonly InstalledPlugin[]): ConfidentialType[] {
  const permissions = new Map<string, string>();
  for (const plugin of plugins) {
    for (const { id, taskTypes } of rightestLast(plugin)) {
      for (const { name, permission } of taskTypes) {
        if (permission !== undefined) permissions.set(`${id}:${name}`, permission);
      }
    }
  }
  return [...coreSecrets, ...[...permissions].map(([name, permission]) => ({ name, permission }))];
}

function rightestLast({ enabledVersion, versions, tombstone }: InstalledPlugin): PluginManifest[] {
  const general = versions.get(enabledVersion ?? '');
  const all = [tombstone, ...[...versions.values()].reverse().map(({ manifest }) => manifest)];
  return [...all, general?.manifest ?? null].filter((manifest) => manifest !== null);
}
