import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ImportFailure } from '@yige/contracts';
import { Database, Worker } from '@yige/database';
import { SheetFailure } from '@yige/sheets';
import { AuditTrail } from '../audit/audit-trail.js';
import { Log } from '../logging/log.js';
import type { ImportRecord } from './import-record.js';
import { ImportStep } from './import-step.js';
import { StoredFiles } from './stored-files.js';
import { ImportLost, WorkStore } from './work-store.js';

/** How often a step may stop on something unforeseen, without a chunk in between, before it is given up. */
const ATTEMPTS = 5;

/** Checks and runs imports one after another, in whichever process has the file; a killed one is taken up where it was. */
@Injectable()
export class ImportWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private readonly failures = new Map<string, { rowsDone: number; times: number }>();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly work: WorkStore,
    private readonly files: StoredFiles,
    private readonly step: ImportStep,
    private readonly audit: AuditTrail,
    private readonly log: Log,
  ) {
    this.worker = new Worker('imports', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    this.stopping = true;
    return this.worker.stop();
  }

  nudge(): void {
    this.worker.nudge();
  }

  private async round(): Promise<boolean> {
    for (const id of await this.work.due()) {
      if (!(await this.files.exists(id))) continue;
      const record = await this.work.take(id);
      if (record === null) continue;
      await this.run(record);
      return true;
    }
    return false;
  }

  private async run(record: ImportRecord): Promise<void> {
    try {
      await this.step.run(record, () => this.stopping);
    } catch (error) {
      if (error instanceof ImportLost) return;
      if (error instanceof SheetFailure) {
        await this.fail(record, error.failure);
        return;
      }
      this.log.logger.error({ err: error, importId: record.id }, 'import stopped');
      if (this.isHopeless(record)) await this.fail(record, 'unexpected');
      // The next round of the worker takes it up again.
      else throw error;
    }
    if (record.state === 'running' && !this.stopping) await this.files.remove(record.id);
  }

  private isHopeless({ id, rowsDone }: ImportRecord): boolean {
    const known = this.failures.get(id);
    const times = known !== undefined && known.rowsDone === rowsDone ? known.times + 1 : 1;
    this.failures.set(id, { rowsDone, times });
    return times >= ATTEMPTS;
  }

  private async fail(record: ImportRecord, failure: ImportFailure): Promise<void> {
    await this.database.transaction(async () => {
      await this.work.fail(record, failure);
      await this.audit.record({
        actor: { kind: 'staff', ...record.createdBy },
        action: 'import.failed',
        subject: { kind: 'import', id: record.id },
        details: { kind: record.kind, failure },
      });
    });
    await this.files.remove(record.id);
  }
}
