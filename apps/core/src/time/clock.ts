import { Injectable } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';

/** The one source of time, so that tests can move it. */
@Injectable()
export class Clock {
  private readonly days: Intl.DateTimeFormat;
  private readonly minutes: Intl.DateTimeFormat;
  /** Every request asks for today, and formatting a date is slow; no day begins within a minute. */
  private latest = { minute: Number.NaN, day: '' };

  constructor(configuration: Configuration) {
    const { timeZone } = configuration;
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    this.minutes = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  }

  now(): Date {
    return new Date();
  }

  /** Today in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
  today(): string {
    const now = this.now();
    const minute = Math.floor(now.getTime() / 60_000);
    if (this.latest.minute !== minute) this.latest = { minute, day: this.dayOf(now) };
    return this.latest.day;
  }

  /** The calendar day of a moment in `YIGE_TIME_ZONE`. */
  dayOf(instant: Date): string {
    return this.days.format(instant);
  }

  /** A moment in `YIGE_TIME_ZONE`, `YYYY-MM-DD HH:mm`. */
  minuteOf(instant: Date): string {
    return this.minutes.format(instant);
  }
}
