import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  administrativePermissions,
  type LocalizedText,
  type Permission,
  type PluginManifest,
  permissionTitles,
  type Role,
  type RoleAdjustment,
  roleSchema,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { administratorRoles, rolePermissions } from './roles.js';

type Declarations = PluginManifest['permissions'];

/** Which permissions there are and which a role holds: core's, the enabled plugins', and what was adjusted. */
@Injectable()
export class PermissionCatalogue implements OnModuleInit {
  private readonly byPlugin = new Map<string, Declarations>();
  private readonly byRole = new Map<Role, ReadonlySet<string>>();
  private adjusted = new Map<Role, RoleAdjustment[]>();
  private version = 0;

  constructor(private readonly database: Database) {}

  onModuleInit(): Promise<void> {
    return this.reload();
  }

  of(role: Role): ReadonlySet<string> {
    const known = this.byRole.get(role);
    if (known !== undefined) return known;
    const all = new Set([...rolePermissions[role], ...this.fromPlugins(role)]);
    for (const { permission, effect } of this.adjustmentsOf(role)) {
      if (effect === 'granted') all.add(permission);
      else all.delete(permission);
    }
    this.byRole.set(role, all);
    return all;
  }

  /** What the enabled plugins give the role. */
  fromPlugins(role: Role): ReadonlySet<string> {
    const declared = [...this.byPlugin.values()].flat().filter(({ grantedTo }) => grantedTo.includes(role));
    return new Set(declared.map(({ name }) => name));
  }

  adjustmentsOf(role: Role): readonly RoleAdjustment[] {
    return this.adjusted.get(role) ?? [];
  }

  /** Every permission of core and of the enabled plugins, by name. */
  all(): Permission[] {
    const own = Object.entries(permissionTitles).map(([name, title]) => describe(name, title, 'core'));
    const ofPlugins = [...this.byPlugin].flatMap(([plugin, declarations]) =>
      declarations.map(({ name, title }) => describe(name, title, plugin)),
    );
    return [...own, ...ofPlugins].sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  /** Replaces what a plugin grants; an empty list takes everything back. */
  setPluginPermissions(pluginId: string, declarations: Declarations): void {
    this.byPlugin.set(pluginId, declarations);
    this.byRole.clear();
  }

  /** Every request says which version of the adjustments it found: a change counts at once, in every process. */
  async upToDate(version: number): Promise<void> {
    if (version !== this.version) await this.reload();
  }

  async reload(): Promise<void> {
    const rows = await this.database.query(
      'SELECT sequence, role, permission, effect, reason, actor_name, at FROM role_adjustments ORDER BY sequence',
      [],
      (row) => ({
        sequence: row.integer('sequence'),
        role: roleSchema.parse(row.text('role')),
        permission: row.text('permission'),
        effect: row.text('effect'),
        reason: row.text('reason'),
        by: row.text('actor_name'),
        at: row.instant('at').toISOString(),
      }),
    );
    const latest = new Map(rows.map((row) => [`${row.role} ${row.permission}`, row]));
    const adjusted = new Map<Role, RoleAdjustment[]>();
    for (const { role, permission, effect, reason, by, at } of latest.values()) {
      if (effect !== 'granted' && effect !== 'revoked') continue;
      // Whatever the table says, an administrator stays what it is and nobody becomes one.
      if (administratorRoles.has(role) || administrativePermissions.has(permission)) continue;
      adjusted.set(role, [...(adjusted.get(role) ?? []), { permission, effect, reason, by, at }]);
    }
    this.adjusted = adjusted;
    this.version = rows.at(-1)?.sequence ?? 0;
    this.byRole.clear();
  }
}

function describe(name: string, title: LocalizedText, owner: string): Permission {
  return { name, title, owner, administrative: administrativePermissions.has(name) };
}
