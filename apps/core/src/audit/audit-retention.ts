import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { addMonths } from '@yige/contracts';
import { Database, placeholders, Worker } from '@yige/database';
import { Configuration } from '../config/configuration.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { AuditTrail, PLATFORM } from './audit-trail.js';

/** Entries deleted in one unit of work. */
const AT_ONCE = 1_000;

/**
 * Removes whole days once they are older than the setting, and leaves their heads, so that what follows can still be
 * verified. A removal that was interrupted is taken up again; several cores may run it at once.
 */
@Injectable()
export class AuditRetention implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private doneOn: string | null = null;

  constructor(
    private readonly configuration: Configuration,
    private readonly database: Database,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('audit retention', () => this.daily(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  private async daily(): Promise<boolean> {
    const today = this.clock.today();
    if (this.doneOn === today) return false;
    await this.removeExpired();
    this.doneOn = today;
    return false;
  }

  async removeExpired(): Promise<void> {
    const firstKept = addMonths(this.clock.today(), -this.configuration.auditRetentionMonths);
    const expired = await this.database.query(
      'SELECT day FROM audit_days WHERE day < ? AND removed_at IS NULL ORDER BY day',
      [firstKept],
      (row) => row.text('day'),
    );
    for (const day of expired) await this.mark(day);
    const marked = await this.database.query(
      `SELECT d.day FROM audit_days d WHERE d.removed_at IS NOT NULL
       AND EXISTS (SELECT 1 FROM audit_chain c WHERE c.day = d.day) ORDER BY d.day`,
      [],
      (row) => row.text('day'),
    );
    for (const day of marked) while ((await this.removeSome(day)) > 0);
  }

  /** From here on the day counts as removed; only one core gets to say so. */
  private async mark(day: string): Promise<void> {
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        'UPDATE audit_days SET removed_at = ? WHERE day = ? AND removed_at IS NULL',
        [this.clock.now(), day],
      );
      if (affectedRows === 0) return;
      await this.trail.record({
        actor: PLATFORM,
        action: 'audit.expired',
        subject: { kind: 'auditDay', id: day },
        details: { retentionMonths: this.configuration.auditRetentionMonths },
      });
    });
  }

  private removeSome(day: string): Promise<number> {
    return this.database.transaction(async () => {
      const ids = await this.database.query(
        `SELECT entry_id FROM audit_chain WHERE day = ? ORDER BY sequence LIMIT ${AT_ONCE}`,
        [day],
        (row) => row.text('entry_id'),
      );
      if (ids.length === 0) return 0;
      const marks = placeholders(ids);
      await this.database.execute(`DELETE FROM audit_entries WHERE id IN (${marks})`, ids);
      await this.database.execute(`DELETE FROM audit_chain WHERE entry_id IN (${marks})`, ids);
      return ids.length;
    });
  }
}
