import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';

/** The one source of time, so that tests can move it. */
@Injectable()
export class Clock {
  private readonly days: Intl.DateTimeFormat;

  constructor(configuration: Configuration) {
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone: configuration.timeZone, dateStyle: 'short' });
  }

  now(): Date {
    return new Date();
  }

  /** Today in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
  today(): string {
    return this.dayOf(this.now());
  }

  /** The calendar day of a moment in `YIGE_TIME_ZONE`. */
  dayOf(instant: Date): string {
    return this.days.format(instant);
  }
}
