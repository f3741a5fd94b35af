import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type DepartureKind, departureKindSchema } from '@yige/contracts';
import { Database, Worker } from '@yige/database';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';
import { PersonReads } from '../rights/person-reads.js';
import { Erasure } from './erasure.js';
import { NOT_HELD } from './legal-holds.js';
import { leastYearsValues } from './retention-rules.js';
import { departedBefore, RetentionSettings } from './retention-settings.js';

/** Records looked up at once; each is a unit of work of its own. */
const CHUNK = 100;

/**
 * Erases what has been kept long enough, once a day. Which records those are is asked anew for each chunk, so that it
 * is taken up where it was, by any process; several may run it at once.
 */
@Injectable()
export class RetentionJob implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private doneOn: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly settings: RetentionSettings,
    private readonly erasure: Erasure,
    private readonly reads: PersonReads,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.worker = new Worker('retention', () => this.daily(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Answers how many records were erased. */
  async eraseDue(): Promise<number> {
    const years = await this.settings.years();
    let erased = 0;
    for (const departure of departureKindSchema.options) {
      for (const least of leastYearsValues) {
        erased += await this.eraseDeparted(
          departure,
          least,
          departedBefore(this.clock.today(), years[departure], least),
        );
      }
    }
    return erased;
  }

  private async daily(): Promise<boolean> {
    const today = this.clock.today();
    if (this.doneOn === today) return false;
    await this.eraseDue();
    while (await this.reads.removeExpired());
    this.doneOn = today;
    return false;
  }

  private async eraseDeparted(departure: DepartureKind, least: number, last: string): Promise<number> {
    let erased = 0;
    for (let after = ''; ; ) {
      const ids = await this.database.query(
        `SELECT s.id FROM sealed_people s WHERE s.departure = ? AND s.least_years = ? AND s.departed_on <= ?
         AND s.id > ? AND ${NOT_HELD} ORDER BY s.id LIMIT ${CHUNK}`,
        [departure, least, last, after, this.clock.today()],
        (row) => row.text('id'),
      );
      for (const id of ids) if (await this.tryToErase(id)) erased += 1;
      const reached = ids.at(-1);
      if (reached === undefined || ids.length < CHUNK) return erased;
      after = reached;
    }
  }

  /** One record that cannot be erased keeps no other; tomorrow it is tried again. */
  private async tryToErase(id: string): Promise<boolean> {
    try {
      return await this.erasure.erase(id);
    } catch (error) {
      this.log.logger.error({ err: error, record: id }, 'a record could not be erased');
      return false;
    }
  }
}
