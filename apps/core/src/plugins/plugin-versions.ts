import { Injectable } from '@nestjs/common';
import { type Actor, corePermissions, type RouteInput, type routes } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { bureausOf } from '../access/bureaus.js';
import { actorOf, type Caller } from '../access/caller.js';
import { PluginGrants } from '../access/plugin-grants.js';
import { AuditTrail, PLATFORM } from '../audit/audit-trail.js';
import { type DirectoryUnit, UnitDirectory } from '../org/unit-directory.js';
import { Clock } from '../time/clock.js';
import { keepFormerPlaces } from './former-places.js';
import { type InstalledVersion, readPlaces } from './installed-plugins.js';
import { lockedVersions } from './locked-versions.js';
import { PluginChanges } from './plugin-changes.js';
import { PluginDirectory } from './plugin-directory.js';
import { PluginReach } from './plugin-reach.js';
import { pluginProblems } from './problems.js';
import { obstacleOf, readinessOf } from './server-readiness.js';
import { asksOf } from './trust/plugin-asks.js';
import { TrustedKeys } from './trust/trusted-keys.js';

type Placed = RouteInput<typeof routes.plugins.place>['body']['units'][number];

/** Says which units have which version. A version that is given must be ready: its own server answers and has migrated. */
@Injectable()
export class PluginVersions {
  constructor(
    private readonly database: Database,
    private readonly directory: PluginDirectory,
    private readonly reach: PluginReach,
    private readonly changes: PluginChanges,
    private readonly units: UnitDirectory,
    private readonly keys: TrustedKeys,
    private readonly grants: PluginGrants,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The general version; with null the plugin is nobody's who has none of their own. */
  async enable(caller: Caller, id: string, version: string | null, everywhere: boolean): Promise<void> {
    await this.reach.mustReach(caller, corePermissions.pluginOperate, id);
    await this.mustBeReady(id, version === null ? [] : [version]);
    if (!this.isOfBureau(caller)) await this.enableBy(actorOf(caller), id, version, everywhere);
    else await this.enableWithin(caller, id, version, everywhere);
  }

  /** For a version that was launched together with core and is ready, by whoever launched both. */
  enableLaunched(id: string, version: string): Promise<void> {
    return this.enableBy(PLATFORM, id, version, false);
  }

  private enableBy(actor: Actor, id: string, version: string | null, everywhere: boolean): Promise<void> {
    return this.change(actor, id, { version, everywhere }, async () => {
      await this.makeGeneral(id, version);
      if (everywhere) await this.database.execute('DELETE FROM plugin_unit_versions WHERE plugin_id = ?', [id]);
    });
  }

  /** By a bureau: with everywhere, whatever unit has the plugin gets the version, and no other unit does. */
  private async enableWithin(caller: Caller, id: string, version: string | null, everywhere: boolean): Promise<void> {
    const { district } = this.units;
    const scope = this.units.scopeOf(caller, corePermissions.pluginOperate);
    if (district === null || !this.units.isInScope(scope, district.number))
      throw pluginProblems['plugin.unitsAreDistricts']();
    const actor = actorOf(caller);
    await this.change(actor, id, { version, everywhere }, (before) =>
      this.keepingUnits(caller, id, async () => {
        if (!everywhere || before !== null) await this.makeGeneral(id, version);
        if (everywhere) await this.giveToAllHaving(id, version, actor);
      }),
    );
  }

  /** `act` learns which version was the general one before. */
  private async change(
    actor: Actor,
    id: string,
    { version, everywhere }: { version: string | null; everywhere: boolean },
    act: (before: string | null) => Promise<void>,
  ): Promise<void> {
    const before = this.directory.find(id)?.enabledVersion ?? null;
    await this.changes.make(async () => {
      await this.mustStay(id, [version]);
      await keepFormerPlaces(this.database, id, this.clock.now());
      await act(before);
      await this.audit.record({
        actor,
        action: 'plugin.versionEnabled',
        subject: { kind: 'plugin', id },
        details: { version, before, everywhere },
      });
      return { everybody: true };
    });
  }

  private async makeGeneral(id: string, version: string | null): Promise<void> {
    await this.database.execute('UPDATE plugins SET enabled_version = ?, changed_at = ? WHERE id = ?', [
      version,
      this.clock.now(),
      id,
    ]);
  }

  private async giveToAllHaving(id: string, version: string | null, actor: Actor): Promise<void> {
    await this.database.execute(
      `UPDATE plugin_unit_versions SET version = ?, since = ?, set_by = ?
       WHERE plugin_id = ? AND version IS NOT NULL`,
      [version, this.clock.now(), actor.id, id],
    );
    const redundant = (await readPlaces(this.database, id)).redundant(this.units);
    if (redundant.length === 0) return;
    await this.database.execute(
      `DELETE FROM plugin_unit_versions WHERE plugin_id = ? AND unit_number IN (${placeholders(redundant)})`,
      [id, ...redundant],
    );
  }

  /** Which units have the plugin at all is the district’s to say: what a bureau does to that is undone and refused. */
  private async keepingUnits(caller: Caller, id: string, act: () => Promise<void>): Promise<void> {
    if (!this.isOfBureau(caller)) return act();
    const having = async () => {
      const units = (await readPlaces(this.database, id)).enabledUnits(this.units);
      return units.map(({ number, alone }) => `${number}${alone ? '.' : ''}`).sort();
    };
    const before = await having();
    await act();
    if (before.length === 0 || before.join() !== (await having()).join()) {
      throw pluginProblems['plugin.unitsAreDistricts']();
    }
  }

  private isOfBureau(caller: Caller): boolean {
    return bureausOf(caller, corePermissions.pluginOperate) !== null;
  }

  /** All of the units or none. */
  async place(caller: Caller, id: string, placed: readonly Placed[]): Promise<void> {
    await this.reach.mustReach(caller, corePermissions.pluginOperate, id);
    const units = this.unitsOf(caller, placed);
    const given = placed.map((each) => ('version' in each ? each.version : null));
    await this.mustBeReady(id, [...new Set(given.filter((version) => version !== null))]);
    const own = units.flatMap(({ number }, index) => {
      const each = placed[index];
      return each !== undefined && 'version' in each ? [{ number, version: each.version }] : [];
    });
    await this.changes.make(async () => {
      await this.mustStay(id, given);
      await keepFormerPlaces(this.database, id, this.clock.now());
      const numbers = units.map(({ number }) => number);
      const now = this.clock.now();
      const { id: setBy } = actorOf(caller);
      await this.keepingUnits(caller, id, async () => {
        await this.database.execute(
          `DELETE FROM plugin_unit_versions WHERE plugin_id = ? AND unit_number IN (${placeholders(numbers)})`,
          [id, ...numbers],
        );
        await this.database.insertMany(
          'plugin_unit_versions',
          ['plugin_id', 'unit_number', 'version', 'since', 'set_by'],
          own.map(({ number, version }) => [id, number, version, now, setBy]),
        );
      });
      await this.audit.record({
        actor: actorOf(caller),
        action: 'plugin.versionPlaced',
        subject: { kind: 'plugin', id },
        details: { units: placed.map((each) => ({ ...each })) },
      });
      return this.changes.within(numbers);
    });
  }

  private async mustBeReady(id: string, versions: readonly string[]): Promise<void> {
    await this.directory.refresh();
    const plugin = this.directory.find(id);
    if (plugin === null) throw pluginProblems['plugin.notFound']();
    for (const version of versions) {
      const installed = plugin.versions.get(version);
      if (installed === undefined) throw pluginProblems['plugin.notFound']();
      await this.mustBeGivable(installed);
    }
  }

  private async mustBeGivable({
    pluginId,
    version,
    baseUrl,
    manifest,
    signature,
    unfit,
  }: InstalledVersion): Promise<void> {
    if (unfit !== null) throw pluginProblems['plugin.unfit']({ detail: unfit });
    if (signature === null) throw pluginProblems['plugin.unsigned']();
    if (this.keys.withdrawn(signature.keyId)) throw pluginProblems['plugin.versionWithdrawn']();
    const open = asksOf(manifest).filter((ask) => this.grants.decisionOn(pluginId, ask) !== 'granted');
    if (open.length > 0) {
      const names = [...new Set(open.map(({ permission }) => permission))].join(', ');
      throw pluginProblems['plugin.asksOpen']({ detail: { 'zh-CN': names, en: names } });
    }
    const obstacle = obstacleOf(await readinessOf(baseUrl, { id: pluginId, version }), {
      notReady: pluginProblems['plugin.notMigrated'],
      otherServer: pluginProblems['plugin.otherServer'],
    });
    if (obstacle !== null) throw obstacle;
  }

  /** Nobody removes the plugin or one of these versions meanwhile. */
  private async mustStay(id: string, versions: readonly (string | null)[]): Promise<void> {
    const installed = await lockedVersions(this.database, id);
    const isGone = versions.some((version) => version !== null && !installed.includes(version));
    if (installed.length === 0 || isGone) throw pluginProblems['plugin.notFound']();
  }

  /** In the order asked. */
  private unitsOf(caller: Caller, placed: readonly Placed[]): DirectoryUnit[] {
    const scope = this.units.scopeOf(caller, corePermissions.pluginOperate);
    const found = placed.map(({ unitId }) => this.units.byId(unitId));
    const errors = found.flatMap((unit, index) => {
      const isKnown = unit !== null && this.units.isInScope(scope, unit.number);
      const isTwice = unit !== null && found.indexOf(unit) !== index;
      if (isKnown && !isTwice) return [];
      const message = isTwice
        ? { 'zh-CN': '每个单位只写一次', en: 'name each unit once' }
        : { 'zh-CN': '选一个现有的单位', en: 'take a unit of today' };
      return [{ pointer: `/body/units/${index}/unitId`, code: isTwice ? 'twice' : 'unit', message }];
    });
    if (errors.length > 0) throw pluginProblems['plugin.unitUnknown']({ errors });
    return found.filter((unit) => unit !== null);
  }
}
