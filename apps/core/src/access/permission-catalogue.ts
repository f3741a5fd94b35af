import { Injectable } from '@nestjs/common';
import type { PluginManifest, Role } from '@yige/contracts';
import { rolePermissions } from './roles.js';

/** Which permissions a role holds: core's own, and what the enabled plugins grant it. */
@Injectable()
export class PermissionCatalogue {
  private readonly byPlugin = new Map<string, PluginManifest['permissions']>();
  private readonly byRole = new Map<Role, ReadonlySet<string>>();

  of(role: Role): ReadonlySet<string> {
    const known = this.byRole.get(role);
    if (known !== undefined) return known;
    const fromPlugins = [...this.byPlugin.values()]
      .flat()
      .filter(({ grantedTo }) => grantedTo.includes(role))
      .map(({ name }) => name);
    const all = new Set([...rolePermissions[role], ...fromPlugins]);
    this.byRole.set(role, all);
    return all;
  }

  /** Replaces what a plugin grants; an empty list takes everything back. */
  setPluginPermissions(pluginId: string, declarations: PluginManifest['permissions']): void {
    this.byPlugin.set(pluginId, declarations);
    this.byRole.clear();
  }
}
