import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Worker } from '@yige/database';
import { Log } from '../../logging/log.js';
import { PluginAsks } from '../trust/plugin-asks.js';
import { Drafts } from './drafts.js';
import { InstallationLost, StageRefusal, type Waiting } from './incoming.js';
import { type Claimed, InstallationStore } from './installation-store.js';
import { Installer } from './installer.js';
import { installationProblems } from './problems.js';

const AT_ONCE = 10;
/** How often a plugin's server is asked whether it has migrated, in milliseconds. */
const UNTIL_MIGRATED = 1_000;
/** In milliseconds; a decision wakes whatever waits for it, this finds what that missed. */
const UNTIL_DECIDED = 10_000;

/**
 * Takes installations on, one after another, in whichever process is free; one that a killed process leaves behind is
 * taken up where it was once its lease is over. An artefact is worked on where it lies.
 */
@Injectable()
export class InstallationWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly store: InstallationStore,
    private readonly drafts: Drafts,
    private readonly installer: Installer,
    private readonly log: Log,
    asks: PluginAsks,
  ) {
    this.worker = new Worker('installations', () => this.round(), log.logger);
    asks.onDecided((pluginId) => void this.wake(pluginId));
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  nudge(): void {
    this.worker.nudge();
  }

  private async wake(pluginId: string): Promise<void> {
    try {
      await this.store.wake(pluginId);
      this.worker.nudge();
    } catch (error) {
      this.log.logger.error({ err: error, plugin: pluginId }, 'installations were not woken');
    }
  }

  private async round(): Promise<boolean> {
    const due = await this.store.due(AT_ONCE);
    for (const id of due) {
      const claimed = await this.store.take(id);
      if (claimed !== null) await this.run(claimed);
    }
    return due.length === AT_ONCE;
  }

  private async run(claimed: Claimed): Promise<void> {
    const { row } = claimed;
    if (row.source === 'upload' && !(await this.drafts.hasArtefact(row.id))) {
      await this.store.release(claimed);
      return;
    }
    try {
      const waiting = await this.installer.run(row, this.store.keeperOf(claimed));
      if (waiting !== null) await this.store.wait(claimed, waiting, pauseOf(waiting));
    } catch (error) {
      await this.stopped(claimed, error);
    }
  }

  private async stopped(claimed: Claimed, error: unknown): Promise<void> {
    const { row } = claimed;
    if (error instanceof InstallationLost) {
      this.log.logger.info({ installation: row.id }, 'installation was cancelled or taken over');
      return;
    }
    if (error instanceof StageRefusal) {
      await this.store.fail(claimed, error.stage, error.problem);
      return;
    }
    this.log.logger.error({ err: error, installation: row.id }, 'installation stopped');
    const now = await this.store.find(row.id);
    const problem = installationProblems['installation.unexpected']({ cause: error });
    await this.store.fail(claimed, now?.stage ?? row.stage, problem);
  }
}

function pauseOf({ stage }: Waiting): number {
  return stage === 'permissions' ? UNTIL_DECIDED : UNTIL_MIGRATED;
}
