import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, Worker } from '@yige/database';
import { AuditTrail, PLATFORM } from '../audit/audit-trail.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { ImportStore } from './import-store.js';
import { StoredFiles } from './stored-files.js';

const DAY = 86_400_000;
/** An import that nobody takes further is cancelled after so long: its file holds a list of residents. */
const ABANDONED_AFTER = 7 * DAY;
/** What was said of the rows is kept so long after the end. */
const REPORT_KEPT = 90 * DAY;
const EVERY = 60_000;

/** Files and reports do not outstay their use, whoever was killed before removing them. */
@Injectable()
export class ImportHousekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private lookedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly store: ImportStore,
    private readonly files: StoredFiles,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('import housekeeping', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  private async round(): Promise<boolean> {
    const now = this.clock.now().getTime();
    if (now - this.lookedAt < EVERY) return false;
    this.lookedAt = now;
    await this.cancelAbandoned(new Date(now - ABANDONED_AFTER));
    await this.removeFiles(new Date(now - DAY));
    await this.forgetRows(new Date(now - REPORT_KEPT));
    return false;
  }

  async cancelAbandoned(before: Date): Promise<void> {
    for (const id of await this.ids("state IN ('uploaded', 'mapped', 'checked') AND created_at < ?", [before])) {
      await this.database.transaction(async () => {
        await this.store.move(id, ['uploaded', 'mapped', 'checked'], 'cancelled', { finished: true });
        const details = { abandoned: true };
        await this.audit.record({
          actor: PLATFORM,
          action: 'import.cancelled',
          subject: { kind: 'import', id },
          details,
        });
      });
    }
  }

  /** Those of imports that have ended, and what an upload left that was killed. */
  async removeFiles(orphanedBefore: Date): Promise<void> {
    for (const { importId, changedAt } of await this.files.list()) {
      const record = await this.store.find(importId, { sql: '1 = 1', parameters: [] });
      const over = record === null ? changedAt < orphanedBefore : record.finishedAt !== null;
      if (over) await this.files.remove(importId);
    }
  }

  async forgetRows(before: Date): Promise<void> {
    const ended = "state IN ('done', 'cancelled', 'failed') AND finished_at < ?";
    const withRows = `${ended} AND EXISTS (SELECT 1 FROM import_rows r WHERE r.import_id = imports.id)`;
    for (const id of await this.ids(withRows, [before])) await this.store.clearRows(id);
  }

  private ids(condition: string, parameters: readonly Date[]): Promise<string[]> {
    return this.database.query(`SELECT id FROM imports WHERE ${condition} LIMIT 1000`, parameters, (row) =>
      row.text('id'),
    );
  }
}
