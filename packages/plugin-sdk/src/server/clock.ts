import { Injectable } from '@nestjs/common';
import { PluginConfiguration } from './plugin-configuration.js';

/** The one source of time in a plugin, so that tests can move it. */
@Injectable()
export class Clock {
  private readonly days: Intl.DateTimeFormat;

  constructor(configuration: PluginConfiguration) {
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone: configuration.timeZone, dateStyle: 'short' });
  }

  /** This moment. */
  now(): Date {
    return new Date();
  }

  /** Today in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
  today(): string {
    return this.dayOf(this.now());
  }

  /** The day of a moment in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
  dayOf(instant: Date): string {
    return this.days.format(instant);
  }
}
