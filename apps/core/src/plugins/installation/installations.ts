import { Injectable } from '@nestjs/common';
import { corePermissions, newId } from '@yige/contracts';
import { anyOf, type Condition, Database, placeholders } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { bureausOf } from '../../access/bureaus.js';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { PluginReach } from '../plugin-reach.js';
import { pluginProblems } from '../problems.js';
import { Drafts } from './drafts.js';
import type { Incoming } from './incoming.js';
import { IncomingFiles } from './incoming-files.js';
import type { InstallationRow } from './installation-rows.js';
import { InstallationStore } from './installation-store.js';
import { InstallationWorker } from './installation-worker.js';
import { installationProblems } from './problems.js';

interface Asked {
  baseUrl: string;
  ungated: readonly string[];
}

const permission = corePermissions.pluginOperate;

/** Begins installations, and what administrators and bureaus do with them, a bureau with those of its own plugins. */
@Injectable()
export class Installations {
  constructor(
    private readonly database: Database,
    private readonly store: InstallationStore,
    private readonly reach: PluginReach,
    private readonly files: IncomingFiles,
    private readonly drafts: Drafts,
    private readonly worker: InstallationWorker,
    private readonly audit: AuditTrail,
  ) {}

  register(caller: Caller, asked: Asked): Promise<InstallationRow> {
    this.files.checkHost(asked.baseUrl);
    return this.begin(caller, newId(), 'url', asked);
  }

  /** The artefact is taken to disk before anything is begun. */
  async upload(caller: Caller, asked: Asked, request: FastifyRequest): Promise<InstallationRow> {
    this.files.checkHost(asked.baseUrl);
    refuseUngated(caller, asked.ungated);
    const id = newId();
    await this.drafts.receive(id, request);
    return this.begin(caller, id, 'upload', asked);
  }

  async get(caller: Caller, id: string): Promise<InstallationRow> {
    const found = await this.store.find(id);
    if (found === null || !this.isOwn(caller, found)) throw installationProblems['installation.notFound']();
    return found;
  }

  /** With one more than `limit`, the newest first. */
  list(
    caller: Caller,
    plugin: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<InstallationRow[]> {
    return this.store.list(this.ownCondition(caller), plugin, cursor, limit + 1);
  }

  /** From the beginning, since what made it fail may have been mended at its source; files found right are kept. */
  async retry(caller: Caller, id: string, ungated: readonly string[]): Promise<InstallationRow> {
    const found = await this.get(caller, id);
    refuseUngated(caller, ungated);
    const actor = actorOf(caller);
    const bureaus = bureausOf(caller, permission);
    const added = ungated.filter((name) => !found.ungated.includes(name));
    const confirmedBy = { ...found.confirmedBy, ...Object.fromEntries(added.map((name) => [name, actor])) };
    await this.database.transaction(async () => {
      const isMoved = await this.store.move(id, ['failed'], {
        ...{ state: 'running', stage: 'fetch', problem: null },
        ungated: JSON.stringify([...found.ungated, ...new Set(added)]),
        confirmed_by: JSON.stringify(confirmedBy),
        // Whoever can do less takes it over as far as they can.
        ...(bureaus === null ? {} : { bureaus: JSON.stringify([...bureaus]) }),
      });
      if (!isMoved) throw installationProblems['installation.notFailed']();
      await this.audit.record({
        actor,
        action: 'plugin.installationRetried',
        subject: { kind: 'pluginInstallation', id },
        details: { ungated: added },
      });
    });
    this.worker.nudge();
    return this.get(caller, id);
  }

  async cancel(caller: Caller, id: string): Promise<void> {
    await this.get(caller, id);
    await this.database.transaction(async () => {
      const isCancelled = await this.store.move(id, ['running', 'waiting', 'failed'], { state: 'cancelled' });
      if (!isCancelled) throw installationProblems['installation.ended']();
      await this.audit.record({
        actor: actorOf(caller),
        action: 'plugin.installationCancelled',
        subject: { kind: 'pluginInstallation', id },
      });
    });
    await this.drafts.remove(id);
  }

  private async begin(caller: Caller, id: string, source: Incoming['source'], asked: Asked): Promise<InstallationRow> {
    refuseUngated(caller, asked.ungated);
    const actor = actorOf(caller);
    const bureaus = bureausOf(caller, permission);
    await this.database.transaction(async () => {
      await this.store.add({
        id,
        source,
        ...asked,
        confirmedBy: {},
        bureaus: bureaus === null ? null : [...bureaus],
        actor,
        stage: 'fetch',
        launched: null,
        found: null,
      });
      await this.audit.record({
        actor,
        action: 'plugin.installationStarted',
        subject: { kind: 'pluginInstallation', id },
        details: { source, baseUrl: asked.baseUrl },
      });
    });
    this.worker.nudge();
    return this.get(caller, id);
  }

  /** Of a bureau’s plugin, or begun by the caller as long as nobody knows of which plugin. */
  private isOwn(caller: Caller, { found, actor }: InstallationRow): boolean {
    const own = this.reach.within(caller, corePermissions.pluginRead);
    if (own === null) return true;
    return found === null ? actor.id === actorOf(caller).id : own.has(found.manifest.id);
  }

  private ownCondition(caller: Caller): Condition {
    const own = this.reach.within(caller, corePermissions.pluginRead);
    if (own === null) return { sql: '1 = 1', parameters: [] };
    return anyOf([
      { sql: '(plugin_id IS NULL AND started_by = ?)', parameters: [actorOf(caller).id] },
      ...(own.size === 0 ? [] : [{ sql: `plugin_id IN (${placeholders([...own])})`, parameters: [...own] }]),
    ]);
  }
}

/** What reaches communities without an admission is confirmed for the district, by no bureau. */
function refuseUngated(caller: Caller, ungated: readonly string[]): void {
  if (ungated.length > 0 && bureausOf(caller, permission) !== null) throw pluginProblems['plugin.ungatedByDistrict']();
}
