import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type LocalizedFieldError,
  localizedTextSchema,
  type PluginAsk,
  type PluginAskReference,
  type PluginManifest,
  type Role,
  roleSchema,
} from '@yige/contracts';
import { Database, type RawRow } from '@yige/database';
import { PermissionCatalogue } from '../../access/permission-catalogue.js';
import { type PluginDecision, PluginGrants } from '../../access/plugin-grants.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { PluginDirectory } from '../plugin-directory.js';
import { pluginProblems } from '../problems.js';
import { pluginAskProblems } from './problems.js';

export interface AskDecisions {
  grant: readonly PluginAskReference[];
  refuse: readonly PluginAskReference[];
  reason?: string | undefined;
}

/**
 * What plugins ask for, and what the security administrator decided. A plugin's server, and the roles that its manifest
 * names, have exactly what was granted: a permission that a new version asks for is nowhere before.
 */
@Injectable()
export class PluginAsks {
  constructor(
    private readonly database: Database,
    private readonly catalogue: PermissionCatalogue,
    private readonly grants: PluginGrants,
    private readonly directory: PluginDirectory,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Core permissions that the plugin's server has. From memory, up to date with every request. */
  granted(pluginId: string): ReadonlySet<string> {
    return this.grants.ofServer(pluginId);
  }

  /** What the manifest asks for and nobody decided on yet. From memory. */
  openOf(pluginId: string, manifest: PluginManifest): PluginAskReference[] {
    return asksOf(manifest).filter((ask) => this.grants.decisionOn(pluginId, ask) === null);
  }

  /** Whether it has everything that it asks for. From memory. */
  areGranted(pluginId: string, manifest: PluginManifest): boolean {
    return asksOf(manifest).every((ask) => this.grants.decisionOn(pluginId, ask) === 'granted');
  }

  /** Told of plugins about which something was decided, in whichever process. */
  onDecided(listener: (pluginId: string) => void): void {
    this.grants.onDecided(listener);
  }

  /** Notes what the version asks for; what was asked or decided before stays as it is. */
  async record(manifest: PluginManifest): Promise<void> {
    const titles = new Map(manifest.permissions.map(({ name, title }) => [name, title]));
    const rows = asksOf(manifest).map(({ permission, role }) => {
      const title = titles.get(permission);
      return [
        manifest.id,
        permission,
        role ?? '',
        title === undefined ? null : JSON.stringify(title),
        'asked',
        manifest.version,
      ];
    });
    await this.database.insertMany(
      'plugin_asks',
      ['plugin_id', 'permission', 'role', 'title', 'state', 'version'],
      rows,
      { ignoreDuplicates: true },
    );
  }

  /** Throws for a plugin of which nothing is known; one whose first installation waits for a decision is known. */
  async list(pluginId: string): Promise<PluginAsk[]> {
    const asks = await this.database.query(
      `SELECT permission, role, title, state, version, decided_by, decided_at FROM plugin_asks
       WHERE plugin_id = ? ORDER BY permission, role`,
      [pluginId],
      readAsk,
    );
    if (asks.length === 0 && this.directory.find(pluginId) === null) throw pluginProblems['plugin.notFound']();
    return asks;
  }

  /**
   * All or nothing; what was decided the same way before is left alone. Counts in this process with `reload`, once the unit
   * of work that it is part of is committed.
   */
  async decide(actor: Actor, pluginId: string, { grant, refuse, reason }: AskDecisions): Promise<void> {
    await this.database.transaction(async () => {
      await this.lock();
      const asks = await this.list(pluginId);
      const errors = [...faults(asks, grant, 'grant', []), ...faults(asks, refuse, 'refuse', grant)];
      if (errors.length > 0) throw pluginAskProblems['pluginPermission.notAsked']({ errors });
      const changes = { grant: changing(asks, grant, 'granted'), refuse: changing(asks, refuse, 'refused') };
      await this.set(actor, pluginId, { ...changes, reason });
    });
  }

  /** Reads anew what was decided. */
  reload(): Promise<void> {
    return this.catalogue.reload();
  }

  /** For a plugin for which whoever launched it vouches: grants what nobody decided on. What was refused stays refused. */
  async grantAll(pluginId: string, manifest: PluginManifest, actor: Actor): Promise<void> {
    await this.catalogue.refresh();
    if (this.openOf(pluginId, manifest).length === 0) return;
    await this.database.transaction(async () => {
      await this.lock();
      await this.record(manifest);
      const asked = (await this.list(pluginId)).filter(({ state }) => state === 'asked');
      const grant = asksOf(manifest).filter((ask) => asked.some((each) => isSame(each, ask)));
      await this.set(actor, pluginId, { grant, refuse: [] });
    });
    await this.catalogue.refresh();
  }

  /** One decision after the other, so that two never undo each other's version. */
  private async lock(): Promise<void> {
    await this.database.execute('UPDATE plugin_grants_version SET version = version + 1 WHERE id = 1', []);
  }

  private async set(actor: Actor, pluginId: string, { grant, refuse, reason }: AskDecisions): Promise<void> {
    if (grant.length + refuse.length === 0) return;
    const now = this.clock.now();
    const write = async (asks: readonly PluginAskReference[], state: PluginDecision) => {
      for (const { permission, role } of asks) {
        await this.database.execute(
          `UPDATE plugin_asks SET state = ?, decided_by = ?, decided_at = ?
           WHERE plugin_id = ? AND permission = ? AND role = ?`,
          [state, actor.name, now, pluginId, permission, role ?? ''],
        );
      }
    };
    await write(grant, 'granted');
    await write(refuse, 'refused');
    await this.trail.record({
      actor,
      action: 'plugin.permissionsDecided',
      subject: { kind: 'plugin', id: pluginId },
      details: { granted: grant.map(wordOf), refused: refuse.map(wordOf) },
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

/** What a version asks for: each core permission for its server, each of its own for each role that it names. */
export function asksOf({ grants, permissions }: PluginManifest): PluginAskReference[] {
  const asks = [
    ...grants.map((permission) => ({ permission, role: null })),
    ...permissions.flatMap(({ name, grantedTo }) => grantedTo.map((role) => ({ permission: name, role }))),
  ];
  return [...new Map(asks.map((ask) => [wordOf(ask), ask])).values()];
}

function readAsk(row: RawRow): PluginAsk {
  const role: Role | null = row.text('role') === '' ? null : roleSchema.parse(row.text('role'));
  const state = row.text('state');
  return {
    kind: role === null ? 'server' : 'role',
    permission: row.text('permission'),
    role,
    title: row.textOrNull('title') === null ? null : row.json('title', (value) => localizedTextSchema.parse(value)),
    state: state === 'granted' || state === 'refused' ? state : 'asked',
    version: row.text('version'),
    decidedBy: row.textOrNull('decided_by'),
    decidedAt: row.instantOrNull('decided_at')?.toISOString() ?? null,
  };
}

function isSame(left: PluginAskReference, right: PluginAskReference): boolean {
  return left.permission === right.permission && left.role === right.role;
}

function changing(
  asks: readonly PluginAsk[],
  wanted: readonly PluginAskReference[],
  state: PluginDecision,
): PluginAskReference[] {
  return wanted.filter((ask) => asks.some((each) => isSame(each, ask) && each.state !== state));
}

function faults(
  asks: readonly PluginAsk[],
  wanted: readonly PluginAskReference[],
  field: 'grant' | 'refuse',
  others: readonly PluginAskReference[],
): LocalizedFieldError[] {
  return wanted.flatMap((ask, index) => {
    const pointer = `/body/${field}/${index}`;
    if (others.some((each) => isSame(each, ask))) {
      const message = { 'zh-CN': '同一项不能又批准又拒绝', en: 'is granted in the same request' };
      return [{ pointer, code: 'contradiction', message }];
    }
    if (asks.some((each) => isSame(each, ask))) return [];
    const message = { 'zh-CN': '没有版本申请过这一项', en: 'no version asks for it' };
    return [{ pointer, code: 'not_asked', message }];
  });
}

/** `core:task.read` for the server, `fixture:thing.read gridWorker` for a role. */
function wordOf({ permission, role }: PluginAskReference): string {
  return role === null ? permission : `${permission} ${role}`;
}
