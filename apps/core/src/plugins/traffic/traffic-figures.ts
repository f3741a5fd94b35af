import { Injectable } from '@nestjs/common';
import { FEWEST_FOR_P95, type PluginTraffic, type PluginVersion } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../../time/clock.js';
import { percentile95 } from './histogram.js';
import { HOUR } from './traffic-counts.js';

const HOURS = 24;

/** Calls and errors are those of the server; the page's times stand beside them. */
type Figures = Pick<PluginTraffic, 'hours' | 'calls' | 'errors' | 'apiP95' | 'pageP95'>;

interface Counted {
  hour: number;
  part: string;
  bucket: number;
  calls: number;
  errors: number;
}

/** Reads what all cores counted of a plugin's versions. */
@Injectable()
export class TrafficFigures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(pluginId: string): Promise<Figures> {
    const newest = Math.floor(this.clock.now().getTime() / HOUR) * HOUR;
    const oldest = newest - (HOURS - 1) * HOUR;
    const rows = await this.database.query(
      `SELECT hour, part, bucket, SUM(calls) AS calls, SUM(errors) AS errors FROM plugin_traffic
       WHERE plugin_id = ? AND hour >= ? GROUP BY hour, part, bucket`,
      [pluginId, new Date(oldest)],
      (row): Counted => ({
        hour: row.instant('hour').getTime(),
        part: row.text('part'),
        bucket: row.integer('bucket'),
        calls: row.integer('calls'),
        errors: row.integer('errors'),
      }),
    );
    const hours = Array.from({ length: HOURS }, (_, index) => oldest + index * HOUR).map((hour) => ({
      from: new Date(hour).toISOString(),
      ...summed(rows.filter((row) => row.hour === hour)),
    }));
    return { hours, ...summed(rows) };
  }

  /** Of each version, by `versionKey`: calls of its server, and errors among them, of the last 24 hours. One statement. */
  async recentCalls(): Promise<ReadonlyMap<string, PluginVersion['recent']>> {
    const newest = Math.floor(this.clock.now().getTime() / HOUR) * HOUR;
    const rows = await this.database.query(
      `SELECT plugin_id, version, SUM(calls) AS calls, SUM(errors) AS errors FROM plugin_traffic
       WHERE hour >= ? AND part = 'api' GROUP BY plugin_id, version`,
      [new Date(newest - (HOURS - 1) * HOUR)],
      (row) => {
        const recent = { calls: row.integer('calls'), errors: row.integer('errors') };
        return [versionKey(row.text('plugin_id'), row.text('version')), recent] as const;
      },
    );
    return new Map(rows);
  }

  /** Of each plugin, how fast its server answered of late: this clock hour and the one before. One statement. */
  async recentP95(): Promise<ReadonlyMap<string, number>> {
    const newest = Math.floor(this.clock.now().getTime() / HOUR) * HOUR;
    const rows = await this.database.query(
      `SELECT plugin_id, bucket, SUM(calls) AS calls FROM plugin_traffic
       WHERE hour >= ? AND part = 'api' GROUP BY plugin_id, bucket`,
      [new Date(newest - HOUR)],
      (row) => ({ pluginId: row.text('plugin_id'), bucket: row.integer('bucket'), calls: row.integer('calls') }),
    );
    return percentilesOf(rows);
  }
}

export function versionKey(pluginId: string, version: string): string {
  return `${pluginId} ${version}`;
}

/** The 95th percentiles by plugin, as far as enough was counted; see `Plugin.recentP95`. */
function percentilesOf(rows: readonly { pluginId: string; bucket: number; calls: number }[]): Map<string, number> {
  const histograms = new Map<string, Map<number, number>>();
  for (const { pluginId, bucket, calls } of rows) {
    histograms.set(pluginId, (histograms.get(pluginId) ?? new Map()).set(bucket, calls));
  }
  return new Map(
    [...histograms].flatMap(([pluginId, counts]) => {
      const calls = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const p95 = calls < FEWEST_FOR_P95 ? null : percentile95(counts);
      return p95 === null ? [] : [[pluginId, p95] as const];
    }),
  );
}

function summed(rows: readonly Counted[]): Omit<Figures, 'hours'> {
  const calls = rows.filter(({ part }) => part === 'api');
  return {
    calls: calls.reduce((sum, row) => sum + row.calls, 0),
    errors: calls.reduce((sum, { errors }) => sum + errors, 0),
    apiP95: percentile95(histogramOf(calls)),
    pageP95: percentile95(histogramOf(rows.filter(({ part }) => part === 'page'))),
  };
}

function histogramOf(rows: readonly Counted[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { bucket, calls } of rows) counts.set(bucket, (counts.get(bucket) ?? 0) + calls);
  return counts;
}
