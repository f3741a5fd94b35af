import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, placeholders, Worker } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { FileStore } from './file-store.js';

/** How often files are looked through, in milliseconds. */
const EVERY = 3_600_000;
/** A file waits so long for the row that will name it, in milliseconds. */
const GRACE = 600_000;
/** Files asked about in one statement. */
const CHUNK = 500;

/** Every table whose `file_hash` names a file. A file that none of them names is lost. */
const FILE_TABLES = [
  ...['person_photos', 'task_attachments', 'matter_photos', 'admission_documents', 'refusal_papers'],
] as const;

/**
 * Removes files that no row names any more: of photos that were replaced or removed, of attachments that were taken
 * away, of people who were erased, and of uploads that broke off. Whoever deletes the row need not know of the file.
 */
@Injectable()
export class FileSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private sweptAt = 0;

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
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

  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - GRACE);
    const old = (await this.files.list()).filter(({ storedAt }) => storedAt <= before);
    for (let start = 0; start < old.length; start += CHUNK) {
      const hashes = old.slice(start, start + CHUNK).map(({ hash }) => hash);
      const named = await this.named(hashes);
      for (const hash of hashes) if (!named.has(hash)) await this.files.remove(hash);
    }
  }

  private async round(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now - this.sweptAt < EVERY) return false;
    this.sweptAt = now;
    await this.sweep();
    return false;
  }

  private async named(hashes: readonly string[]): Promise<Set<string>> {
    const named = FILE_TABLES.map(
      (table) => `SELECT file_hash FROM ${table} WHERE file_hash IN (${placeholders(hashes)})`,
    );
    const found = await this.database.query(
      named.join(' UNION '),
      FILE_TABLES.flatMap(() => hashes),
      (row) => row.text('file_hash'),
    );
    return new Set(found);
  }
}
