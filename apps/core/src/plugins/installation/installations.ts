import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '@yige/contracts';
import { Database } from '@yige/database';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Caller } from '../../access/caller.js';
import { AuditTrail } from '../../audit/audit-trail.js';
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

/** Begins installations, and what administrators do with them. */
@Injectable()
export class Installations {
  constructor(
    private readonly database: Database,
    private readonly store: InstallationStore,
    private readonly files: IncomingFiles,
    private readonly drafts: Drafts,
    private readonly worker: InstallationWorker,
    private readonly audit: AuditTrail,
  ) {}

  register(caller: Caller, asked: Asked): Promise<InstallationRow> {
    this.files.checkHost(asked.baseUrl);
    return this.begin(newId(), 'url', asked, actorOf(caller));
  }

  /** The artefact is taken to disk before anything is begun. */
  async upload(caller: Caller, asked: Asked, request: FastifyRequest): Promise<InstallationRow> {
    this.files.checkHost(asked.baseUrl);
    const id = newId();
    await this.drafts.receive(id, request);
    return this.begin(id, 'upload', asked, actorOf(caller));
  }

  async get(id: string): Promise<InstallationRow> {
    const found = await this.store.find(id);
    if (found === null) throw installationProblems['installation.notFound']();
    return found;
  }

  /** With one more than `limit`, the newest first. */
  list(plugin: string | undefined, cursor: string | undefined, limit: number): Promise<InstallationRow[]> {
    return this.store.list(plugin, cursor, limit + 1);
  }

  /** From the beginning, since what made it fail may have been mended at its source; files found right are kept. */
  async retry(caller: Caller, id: string, ungated: readonly string[]): Promise<InstallationRow> {
    const found = await this.get(id);
    const actor = actorOf(caller);
    const added = ungated.filter((name) => !found.ungated.includes(name));
    const confirmedBy = { ...found.confirmedBy, ...Object.fromEntries(added.map((name) => [name, actor])) };
    await this.database.transaction(async () => {
      const isMoved = await this.store.move(id, ['failed'], {
        ...{ state: 'running', stage: 'fetch', problem: null },
        ungated: JSON.stringify([...found.ungated, ...new Set(added)]),
        confirmed_by: JSON.stringify(confirmedBy),
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
    return this.get(id);
  }

  async cancel(caller: Caller, id: string): Promise<void> {
    await this.get(id);
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

  private async begin(id: string, source: Incoming['source'], asked: Asked, actor: Actor): Promise<InstallationRow> {
    await this.database.transaction(async () => {
      await this.store.add({
        id,
        source,
        ...asked,
        confirmedBy: {},
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
    return this.get(id);
  }
}
