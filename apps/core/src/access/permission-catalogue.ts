import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  administrativePermissions,
  type BureauColor,
  type LocalizedText,
  type Permission,
  type PluginManifest,
  permissionTitles,
  type Role,
  type RoleAdjustment,
  roleSchema,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { PluginGrants } from './plugin-grants.js';
import { administratorRoles, bureauRoles, rolePermissions } from './roles.js';

interface Declared {
  bureau: BureauColor;
  permissions: PluginManifest['permissions'];
}

/** What tells which permissions a post holds. */
interface Holder {
  role: Role;
  agency: { bureau: BureauColor } | null;
}

/** SQL: grows with every adjustment of a role and every decision on what a plugin asks for. */
export const ACCESS_VERSION = `((SELECT COALESCE(MAX(sequence), 0) FROM role_adjustments)
  + (SELECT version FROM plugin_grants_version WHERE id = 1))`;

/**
 * Which permissions there are and which a role holds: core's, the enabled plugins' as far as they were granted, and what
 * was adjusted.
 */
@Injectable()
export class PermissionCatalogue implements OnModuleInit {
  private readonly byPlugin = new Map<string, Declared>();
  private readonly byRole = new Map<Role, ReadonlySet<string>>();
  private readonly byBureau = new Map<string, ReadonlySet<string>>();
  private adjusted = new Map<Role, RoleAdjustment[]>();
  private version = 0;

  constructor(
    private readonly database: Database,
    private readonly grants: PluginGrants,
  ) {}

  onModuleInit(): Promise<void> {
    return this.reload();
  }

  /** All that the role may hold, wherever its post is. */
  of(role: Role): ReadonlySet<string> {
    const known = this.byRole.get(role);
    if (known !== undefined) return known;
    const all = this.asAdjusted(role, this.fromPlugins(role));
    this.byRole.set(role, all);
    return all;
  }

  /**
   * What a post holds. Whoever works for one bureau has nothing of another bureau's plugins: they hold what the plugins of
   * their own agency's bureau give, and what the security administrator added to the role.
   */
  ofPost({ role, agency }: Holder): ReadonlySet<string> {
    if (!bureauRoles.has(role)) return this.of(role);
    const bureau = agency?.bureau ?? null;
    const key = `${role} ${bureau}`;
    const known = this.byBureau.get(key);
    if (known !== undefined) return known;
    const own = this.asAdjusted(
      role,
      this.fromPlugins(role, (plugin) => plugin.bureau === bureau),
    );
    this.byBureau.set(key, own);
    return own;
  }

  /** What the enabled plugins give the role, as far as the security administrator granted it. */
  fromPlugins(role: Role, among: (plugin: Declared) => boolean = () => true): ReadonlySet<string> {
    const declared = [...this.byPlugin].flatMap(([id, plugin]) => {
      if (!among(plugin)) return [];
      const granted = this.grants.ofRole(id, role);
      return plugin.permissions.filter(({ name, grantedTo }) => grantedTo.includes(role) && granted.has(name));
    });
    return new Set(declared.map(({ name }) => name));
  }

  adjustmentsOf(role: Role): readonly RoleAdjustment[] {
    return this.adjusted.get(role) ?? [];
  }

  /** Every permission of core and of the enabled plugins, by name. */
  all(): Permission[] {
    const own = Object.entries(permissionTitles).map(([name, title]) => describe(name, title, 'core'));
    const ofPlugins = [...this.byPlugin].flatMap(([plugin, { permissions }]) =>
      permissions.map(({ name, title }) => describe(name, title, plugin)),
    );
    return [...own, ...ofPlugins].sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  /** Replaces what a plugin grants; an empty list of permissions takes everything back. */
  setPluginPermissions(pluginId: string, declared: Declared): void {
    this.byPlugin.set(pluginId, declared);
    this.forget();
  }

  /** Every request says which `ACCESS_VERSION` it found: a change counts at once, in every process. */
  async upToDate(version: number): Promise<void> {
    if (version !== this.version) await this.reload();
  }

  /** For those who have no statement of their own that could say the version. */
  async refresh(): Promise<void> {
    await this.upToDate(await this.readVersion());
  }

  async reload(): Promise<void> {
    // Read first: a change in between is found by the next request.
    const version = await this.readVersion();
    await this.grants.reload();
    const rows = await this.database.query(
      'SELECT role, permission, effect, reason, actor_name, at FROM role_adjustments ORDER BY sequence',
      [],
      (row) => ({
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
    this.version = version;
    this.forget();
  }

  private forget(): void {
    this.byRole.clear();
    this.byBureau.clear();
  }

  private asAdjusted(role: Role, fromPlugins: ReadonlySet<string>): ReadonlySet<string> {
    const all = new Set([...rolePermissions[role], ...fromPlugins]);
    for (const { permission, effect } of this.adjustmentsOf(role)) {
      if (effect === 'granted') all.add(permission);
      else all.delete(permission);
    }
    return all;
  }

  private async readVersion(): Promise<number> {
    const version = await this.database.queryOne(`SELECT ${ACCESS_VERSION} AS version`, [], (row) =>
      row.integer('version'),
    );
    return version ?? 0;
  }
}

function describe(name: string, title: LocalizedText, owner: string): Permission {
  return { name, title, owner, administrative: administrativePermissions.has(name) };
}
