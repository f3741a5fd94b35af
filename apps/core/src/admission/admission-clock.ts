import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ADMISSION_ENDS_SOON, addDays, isWorkingDay } from '@yige/contracts';
import { Database, placeholders, Worker } from '@yige/database';
import { Configuration } from '../config/configuration.js';
import { Log } from '../logging/log.js';
import { morningOf } from '../tasks/clock/schedule.js';
import { Clock } from '../time/clock.js';
import { AdmissionNews } from './admission-news.js';
import { ADMISSION_SQL, readAdmission } from './admission-rows.js';

/** How often it looks, in milliseconds. */
const EVERY = 600_000;
/** Admissions of one look. */
const MOST = 100;
/** Figures of `ending_told`. */
const NEAR = 1;
const COME = 2;

/**
 * Tells a bureau, once each and in the morning of a working day, that an admission ends within `ADMISSION_ENDS_SOON` days
 * and that it has ended, unless another one renews it. What has ended longer ago than that is past telling.
 */
@Injectable()
export class AdmissionClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;
  private lookedAt = 0;

  constructor(
    private readonly database: Database,
    private readonly news: AdmissionNews,
    private readonly clock: Clock,
    private readonly configuration: Configuration,
    log: Log,
  ) {
    this.worker = new Worker('admission-clock', () => this.round(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** What is told and that it was told are one unit of work: of several cores one does it. */
  async look(): Promise<void> {
    // SQLite has one writer: a unit of work that finds nothing would hold it up.
    if ((await this.due()).length === 0) return;
    await this.database.transaction(async () => {
      const today = this.clock.today();
      const due = await this.due();
      const ended = due.filter(({ validTo }) => validTo <= today);
      const ending = due.filter(({ validTo }) => validTo > today);
      for (const admission of ended) await this.news.tell(admission, 'admissionEnded', null);
      for (const admission of ending) await this.news.tell(admission, 'admissionEnding', null);
      await this.mark(ended, COME);
      await this.mark(ending, NEAR);
    });
  }

  private async round(): Promise<boolean> {
    const now = this.clock.now();
    const today = this.clock.today();
    if (now.getTime() - this.lookedAt < EVERY) return false;
    if (!isWorkingDay(today) || now < morningOf(today, this.configuration.timeZone)) return false;
    this.lookedAt = now.getTime();
    await this.look();
    return false;
  }

  /** A renewal that was applied for keeps the end from being spoken of beforehand; one that is published, altogether. */
  private due() {
    const today = this.clock.today();
    const locks = this.database.inTransaction() && this.database.dialect === 'mysql';
    return this.database.query(
      `${ADMISSION_SQL} WHERE a.status = 'published' AND a.valid_to > ? AND a.valid_to <= ?
         AND a.ending_told < CASE WHEN a.valid_to <= ? THEN ${COME} ELSE ${NEAR} END
         AND NOT EXISTS (SELECT 1 FROM admissions r WHERE r.renews = a.id
           AND (r.status = 'published' OR (a.valid_to > ? AND r.status NOT IN ('refused', 'withdrawn'))))
       ORDER BY a.valid_to, a.id LIMIT ${MOST} ${locks ? 'FOR UPDATE SKIP LOCKED' : ''}`,
      [addDays(today, -ADMISSION_ENDS_SOON), addDays(today, ADMISSION_ENDS_SOON), today, today],
      readAdmission,
    );
  }

  private async mark(admissions: readonly { id: string }[], told: number): Promise<void> {
    if (admissions.length === 0) return;
    const ids = admissions.map(({ id }) => id);
    await this.database.execute(`UPDATE admissions SET ending_told = ? WHERE id IN (${placeholders(ids)})`, [
      told,
      ...ids,
    ]);
  }
}
