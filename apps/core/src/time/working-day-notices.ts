import { readFileSync } from 'node:fs';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import {
  addDays,
  hasWorkingDayNotice,
  takeWorkingDayNotices,
  type WorkingDayNotice,
  workingDayNoticesSchema,
} from '@yige/contracts';
import { Worker } from '@yige/database';
import { z } from 'zod';
import { Configuration } from '../config/configuration.js';
import { Log } from '../logging/log.js';
import { Clock } from './clock.js';

/** Deadlines reach so many days ahead as a rule: by then the year's notice should be here. */
const AHEAD = 45;

/**
 * 放假通知: what the operator's file adds to the notices that are known. A file that is not usable is refused at the start;
 * a year without a notice is a warning in the log, each day, for then deadlines fall on holidays.
 */
@Injectable()
export class WorkingDayNotices implements OnApplicationBootstrap, OnModuleDestroy {
  /** Those of the file. */
  readonly given: readonly WorkingDayNotice[];
  private readonly worker: Worker;
  private lookedOn: string | null = null;

  constructor(
    configuration: Configuration,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    this.given = configuration.workingDaysFile === null ? [] : noticesIn(configuration.workingDaysFile);
    takeWorkingDayNotices(this.given);
    this.worker = new Worker('working-day-notices', () => this.daily(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Years whose holidays matter today and are not known. */
  missing(): number[] {
    const today = this.clock.today();
    const years = [today, addDays(today, AHEAD)].map((day) => Number(day.slice(0, 4)));
    return [...new Set(years)].filter((year) => !hasWorkingDayNotice(year));
  }

  private daily(): Promise<boolean> {
    const today = this.clock.today();
    if (this.lookedOn !== today) {
      this.lookedOn = today;
      for (const year of this.missing()) {
        this.log.logger.warn(
          { year },
          'the holidays of this year are not known: its deadlines count plain weeks; see YIGE_WORKING_DAYS_FILE',
        );
      }
    }
    return Promise.resolve(false);
  }
}

function noticesIn(file: string): WorkingDayNotice[] {
  const parsed = workingDayNoticesSchema.safeParse(jsonIn(file));
  if (parsed.success) return parsed.data;
  throw new TypeError(`${file} holds no notices of working days:\n${z.prettifyError(parsed.error)}`);
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new TypeError(`YIGE_WORKING_DAYS_FILE cannot be read: ${file}`, { cause: error });
  }
}
