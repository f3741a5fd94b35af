import { Injectable } from '@nestjs/common';
import { type Actor, type InstallationStage, KnownProblem, type PluginManifest } from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Clock } from '../../time/clock.js';
import { lockedVersions } from '../locked-versions.js';
import { PluginChanges } from '../plugin-changes.js';
import { PluginDirectory } from '../plugin-directory.js';
import { pluginProblems } from '../problems.js';
import { obstacleOf, readinessOf } from '../server-readiness.js';
import { PluginAsks } from '../trust/plugin-asks.js';
import { TrustedKeys } from '../trust/trusted-keys.js';
import { WebAssets } from '../web-assets.js';
import { Drafts } from './drafts.js';
import { mustNameSignedFiles } from './federation-files.js';
import { mustBeAdmitted, mustBeItself } from './identity-check.js';
import { type Found, type Incoming, type Keeper, StageRefusal, stagesFrom, type Waiting } from './incoming.js';
import { IncomingFiles } from './incoming-files.js';
import { confirmedUngated, freedBefore, mustExposeAll, mustKeepToItsOwn, mustSpeakSdk } from './manifest-checks.js';
import { installationProblems } from './problems.js';

type Step = (incoming: Incoming, found: Found, keeper: Keeper) => Promise<KnownProblem | null>;

/**
 * The steps by which a version comes in. Each is repeated without harm: whoever is killed in the middle of one, the next
 * process begins it anew. A problem that is thrown is the refusal of the step, one that is answered is waited for.
 */
@Injectable()
export class Installer {
  private readonly steps: Record<Exclude<InstallationStage, 'fetch'>, Step> = {
    verify: (incoming, found, keeper) => this.verify(incoming, found, keeper),
    compatibility: (incoming, found) => this.checkCompatibility(incoming, found),
    permissions: (incoming, found) => this.checkPermissions(incoming, found),
    migrate: (incoming, found) => this.awaitMigration(incoming, found),
    ready: (incoming, found, keeper) => this.finish(incoming, found, keeper),
  };

  constructor(
    private readonly database: Database,
    private readonly files: IncomingFiles,
    private readonly drafts: Drafts,
    private readonly assets: WebAssets,
    private readonly directory: PluginDirectory,
    private readonly changes: PluginChanges,
    private readonly keys: TrustedKeys,
    private readonly asks: PluginAsks,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Goes on from where it is; answers for what it waits, or null when the version is there. */
  async run(incoming: Incoming, keeper: Keeper): Promise<Waiting | null> {
    let found = incoming.found;
    for (const stage of stagesFrom(found === null ? 'fetch' : incoming.stage)) {
      await keeper.stage(stage);
      try {
        if (stage === 'fetch') {
          found = await this.files.documents(incoming);
          // Before anything of it is kept: of another bureau’s plugin a bureau is shown nothing.
          await this.directory.refresh();
          mustBeAdmitted(this.directory, incoming.bureaus, found.manifest);
          await keeper.found(found);
        } else if (found !== null) {
          const problem = await this.steps[stage](incoming, found, keeper);
          if (problem !== null) return { stage, problem };
        }
      } catch (error) {
        throw error instanceof KnownProblem ? new StageRefusal(stage, error) : error;
      }
    }
    return null;
  }

  /** Whether it fits is known before any of its code is copied. */
  private async verify(incoming: Incoming, found: Found, keeper: Keeper): Promise<null> {
    const { manifest, text, signature } = found;
    await this.mustFit(incoming, manifest);
    // What is installed stays, whatever became of its key; unless it was compromised, and then it is here no more.
    if (await this.isHere(incoming, found)) return null;
    await this.keys.check(manifest.id, Buffer.from(text, 'utf8'), signature);
    const entry = manifest.web.assets.find(({ path }) => path === manifest.web.entry);
    if (entry === undefined) throw new Error('An entry that was checked is none of the files');
    const federationManifest = await this.files.asset(incoming, entry);
    await asCompatibility(() => {
      mustExposeAll(manifest, federationManifest);
      mustNameSignedFiles(manifest, federationManifest);
    });
    await this.files.allAssets(incoming, manifest.web.assets, keeper);
    return null;
  }

  private async checkCompatibility(incoming: Incoming, { manifest }: Found): Promise<null> {
    await this.mustFit(incoming, manifest);
    return null;
  }

  private async checkPermissions(incoming: Incoming, { manifest }: Found) {
    const { launched, actor } = incoming;
    this.confirmedUngated(incoming, manifest);
    if (launched !== null) {
      await this.asks.grantAll(manifest.id, manifest, actor);
      return null;
    }
    await this.asks.record(manifest);
    const open = this.asks.openOf(manifest.id, manifest);
    if (open.length === 0) return null;
    const names = [...new Set(open.map(({ permission }) => permission))].join(', ');
    return installationProblems['installation.asksOpen']({ detail: { 'zh-CN': names, en: names } });
  }

  /** The plugin's server migrates by itself, as it starts. */
  private async awaitMigration({ baseUrl }: Incoming, { manifest }: Found): Promise<KnownProblem | null> {
    try {
      return obstacleOf(await readinessOf(baseUrl, manifest), {
        notReady: installationProblems['installation.notReady'],
        otherServer: installationProblems['installation.otherServer'],
      });
    } catch (error) {
      if (!(error instanceof KnownProblem)) throw error;
      return installationProblems['installation.notReady']({ detail: error.detail ?? error.title, cause: error });
    }
  }

  private async finish(incoming: Incoming, found: Found, keeper: Keeper): Promise<null> {
    if (await this.isHere(incoming, found)) await keeper.done();
    else {
      // Once more, at the last moment: what a crash took away is fetched anew, and what is served is what was signed.
      await this.files.allAssets(incoming, found.manifest.web.assets, keeper);
      await this.changes.make(async () => {
        await this.remember(incoming, found);
        await keeper.done();
        await this.drafts.swapIn(incoming.id, found.manifest.id, found.manifest.version);
        return { everybody: true };
      });
    }
    await this.drafts.remove(incoming.id);
    return null;
  }

  /** For a bureau’s version, whatever an earlier version was free to do counts as confirmed, and what administrators confirmed. */
  private confirmedUngated({ ungated, bureaus }: Incoming, manifest: PluginManifest): string[] {
    if (bureaus === null) return confirmedUngated(manifest, ungated);
    const before = freedBefore(manifest, this.directory.find(manifest.id)?.versions.values() ?? []);
    return confirmedUngated(manifest, [...ungated, ...before], 'plugin.ungatedByDistrict');
  }

  /** Throws where the platform cannot run it, or may not. */
  private mustFit({ launched, bureaus }: Incoming, manifest: PluginManifest): Promise<void> {
    return asCompatibility(async () => {
      mustSpeakSdk(manifest.sdk);
      mustKeepToItsOwn(manifest);
      await this.directory.refresh();
      mustBeAdmitted(this.directory, bureaus, manifest);
      mustBeItself(this.directory, manifest);
      const known = this.directory.find(manifest.id)?.versions.get(manifest.version);
      if (known !== undefined && launched === null) mustBeSame(known.manifest, manifest);
    });
  }

  /** Whether exactly this is installed already, vouched for by the same key, from the same server, with its files. */
  private async isHere({ baseUrl }: Incoming, { manifest, signature }: Found): Promise<boolean> {
    const known = this.directory.find(manifest.id)?.versions.get(manifest.version);
    if (known?.signature == null || known.baseUrl !== baseUrl || !isSame(known.manifest, manifest)) return false;
    const { keyId } = known.signature;
    if (keyId !== signature?.keyId || this.keys.withdrawn(keyId)) return false;
    return this.assets.isStored(manifest.id, manifest.version);
  }

  private async remember(incoming: Incoming, { manifest, signature }: Found) {
    const { baseUrl, actor, launched, bureaus, ungated } = incoming;
    const { id, version } = manifest;
    const now = this.clock.now();
    await this.database.insertMany('plugins', ['id', 'enabled_version', 'changed_at'], [[id, null, now]], {
      ignoreDuplicates: true,
    });
    // Locks the plugin: of two that install the same version the second one sees the first one's.
    await this.database.execute('UPDATE plugins SET changed_at = ?, tombstone = NULL WHERE id = ?', [now, id]);
    const isInstalled = (await lockedVersions(this.database, id)).length > 0;
    if (bureaus !== null && !isInstalled) throw pluginProblems['plugin.notAdmitted']();
    const known = await this.database.queryOne(
      'SELECT manifest FROM plugin_versions WHERE plugin_id = ? AND version = ?',
      [id, version],
      (row) => row.json('manifest', (value) => value),
    );
    if (known !== null && launched === null) mustBeSame(known, manifest);
    await this.database.insertMany(
      'plugin_versions',
      ['plugin_id', 'version', 'base_url', 'manifest', 'registered_at', 'key_id', 'signature'],
      [
        [
          ...[id, version, baseUrl, JSON.stringify(manifest), now],
          ...[signature?.keyId ?? null, signature === null ? null : JSON.stringify(signature)],
        ],
      ],
      { replacing: true },
    );
    const subject = { kind: 'plugin', id };
    await this.audit.record({ actor, action: 'plugin.versionInstalled', subject, details: { version, baseUrl } });
    // What an earlier version was free to do was confirmed with that one.
    const types = this.confirmedUngated(incoming, manifest).filter((name) => ungated.includes(name));
    if (types.length === 0 || isSame(known, manifest)) return;
    for (const [confirmer, confirmed] of byConfirmer(incoming, types)) {
      const details = { version, types: confirmed };
      await this.audit.record({ actor: confirmer, action: 'plugin.ungatedConfirmed', subject, details });
    }
  }
}

/** A refusal of the work is told as one of compatibility, whichever step finds it. */
async function asCompatibility(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof KnownProblem ? new StageRefusal('compatibility', error) : error;
  }
}

/** A version that others may have loaded already never changes. */
function mustBeSame(known: unknown, manifest: PluginManifest): void {
  if (!isSame(known, manifest)) throw pluginProblems['plugin.versionChanged']();
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The types, by whoever confirmed them. */
function byConfirmer({ actor, confirmedBy }: Incoming, types: readonly string[]): [Actor, string[]][] {
  const confirmers = new Map<string, [Actor, string[]]>();
  for (const type of types) {
    const confirmer = confirmedBy[type] ?? actor;
    const [, confirmed] = confirmers.get(confirmer.id) ?? [confirmer, []];
    confirmers.set(confirmer.id, [confirmer, [...confirmed, type]]);
  }
  return [...confirmers.values()];
}
