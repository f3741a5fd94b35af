import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Worker } from '@yige/database';
import { Clock } from '../clock.js';
import { Log } from '../log.js';
import { FileFolder } from './file-folder.js';
import { FileRows } from './file-rows.js';

/** How often the folder is looked through, in milliseconds. */
const EVERY = 3_600_000;
/** So long a file waits for its row: a server that was started with another database by mistake must not clear the folder. */
const GRACE = 86_400_000;
/** Files asked about in one statement. */
const AT_ONCE = 500;

/** Removes files that no row names: of uploads that broke off, and of rows whose removal was cut short. */
@Injectable()
export class FileSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private sweptAt = 0;

  constructor(
    private readonly folder: FileFolder,
    private readonly rows: FileRows,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('file-sweep', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  async sweep(before: Date): Promise<void> {
    const old = await this.folder.old(before);
    for (let at = 0; at < old.length; at += AT_ONCE) {
      const ids = old.slice(at, at + AT_ONCE);
      const kept = new Set((await this.rows.byIds(ids)).map(({ id }) => id));
      for (const id of ids) if (!kept.has(id)) await this.folder.remove(id);
    }
  }

  private async round(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now - this.sweptAt < EVERY) return false;
    this.sweptAt = now;
    await this.sweep(new Date(now - GRACE));
    return false;
  }
}
