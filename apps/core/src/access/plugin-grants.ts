import { Injectable } from '@nestjs/common';
import type { PluginAskReference, Role } from '@yige/contracts';
import { Database } from '@yige/database';

export type PluginDecision = 'granted' | 'refused';

const NONE: ReadonlySet<string> = new Set();

/** What was decided about plugins' permissions, in memory: every request asks. `PermissionCatalogue` has it read anew. */
@Injectable()
export class PluginGrants {
  private decisions = new Map<string, ReadonlyMap<string, PluginDecision>>();
  private granted = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  private readonly listeners: ((pluginId: string) => void)[] = [];

  constructor(private readonly database: Database) {}

  /** Core permissions that the plugin's server has when it acts. */
  ofServer(pluginId: string): ReadonlySet<string> {
    return this.granted.get(pluginId)?.get('') ?? NONE;
  }

  /** Permissions of the plugin that holders of the role have, where the plugin is enabled. */
  ofRole(pluginId: string, role: Role): ReadonlySet<string> {
    return this.granted.get(pluginId)?.get(role) ?? NONE;
  }

  /** Null: nobody decided yet. */
  decisionOn(pluginId: string, ask: PluginAskReference): PluginDecision | null {
    return this.decisions.get(pluginId)?.get(keyOf(ask.permission, ask.role ?? '')) ?? null;
  }

  /** Told of plugins whose decisions changed, in whichever process they were made; soon after, not in their unit of work. */
  onDecided(listener: (pluginId: string) => void): void {
    this.listeners.push(listener);
  }

  async reload(): Promise<void> {
    const rows = await this.database.query(
      `SELECT plugin_id, permission, role, state FROM plugin_asks WHERE state <> 'asked' ORDER BY plugin_id, permission, role`,
      [],
      (row) => ({
        pluginId: row.text('plugin_id'),
        permission: row.text('permission'),
        role: row.text('role'),
        state: row.text('state') === 'granted' ? ('granted' as const) : ('refused' as const),
      }),
    );
    const decisions = new Map<string, Map<string, PluginDecision>>();
    const granted = new Map<string, Map<string, Set<string>>>();
    for (const { pluginId, permission, role, state } of rows) {
      entryOf(decisions, pluginId, () => new Map<string, PluginDecision>()).set(keyOf(permission, role), state);
      if (state === 'refused') continue;
      const ofPlugin = entryOf(granted, pluginId, () => new Map<string, Set<string>>());
      entryOf(ofPlugin, role, () => new Set<string>()).add(permission);
    }
    const before = this.decisions;
    this.decisions = decisions;
    this.granted = granted;
    for (const pluginId of new Set([...before.keys(), ...decisions.keys()])) {
      if (same(before.get(pluginId), decisions.get(pluginId))) continue;
      for (const listener of this.listeners) listener(pluginId);
    }
  }
}

function keyOf(permission: string, role: string): string {
  return `${permission} ${role}`;
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function same(left: ReadonlyMap<string, string> | undefined, right: ReadonlyMap<string, string> | undefined): boolean {
  return JSON.stringify([...(left ?? [])]) === JSON.stringify([...(right ?? [])]);
}
