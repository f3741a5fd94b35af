import { Injectable } from '@nestjs/common';
import { PluginConfiguration } from './plugin-configuration.js';

/** The one source of time in a plugin, so that tests can move it. */
@Injectable()
export class Clock {
  private readonly days: Intl.DateTimeFormat;

  constructor(configuration: PluginConfiguration) {
    this.days = new Intl.DateTimeFormat('sv-SE', { timeZone: configuration.timeZone, dateStyle: 'short' });
  }

  now(): Date {
    return new Date();
  }

  /** Today in `YIGE_TIME_ZONE`, `YYYY-MM-DD`. */
  today(): string {
    return this.dayOf(this.now());
  }

  dayOf(instant: Date): string {
    return this.days.format(instant);
  }
}
