import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { Counter, Histogram } from 'prom-client';
import { Metrics } from '../../health/metrics.js';
import { Clock } from '../../time/clock.js';
import { bucketOf } from './histogram.js';
import { WaitingRows } from './waiting-rows.js';

export const HOUR = 3_600_000;
/** How long hours are kept, in milliseconds: the screen shows 24 of them. */
export const TRAFFIC_KEPT_FOR = 48 * HOUR;

/** A call of its server, or a part of it that came onto a page. */
type TrafficPart = 'api' | 'page';

interface Cell {
  pluginId: string;
  hour: Date;
  version: string;
  part: TrafficPart;
  bucket: number;
  calls: number;
  errors: number;
}

interface Counted {
  pluginId: string;
  version: string;
  part: TrafficPart;
  /** Until the answer began, or until the part stood on the page. */
  milliseconds: number;
  failed: boolean;
}

/** Counts calls and page loads in memory; what was counted is added to the hour's rows every few seconds. */
@Injectable()
export class TrafficCounts {
  private readonly cells = new WaitingRows<Cell>((earlier, { calls, errors }) => ({
    ...earlier,
    calls: earlier.calls + calls,
    errors: earlier.errors + errors,
  }));
  private readonly seconds: Histogram<'plugin' | 'part'>;
  private readonly failures: Counter<'plugin' | 'part'>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    { registry }: Metrics,
  ) {
    const registers = [registry];
    this.seconds = new Histogram({
      name: 'yige_plugin_seconds',
      help: 'Time until a plugin’s server began to answer (api), or until its part stood on a page (page)',
      labelNames: ['plugin', 'part'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.failures = new Counter({
      name: 'yige_plugin_failures_total',
      help: 'Calls of a plugin’s server that it failed (api), and parts that did not come onto a page (page)',
      labelNames: ['plugin', 'part'],
      registers,
    });
  }

  count({ pluginId, version, part, milliseconds, failed }: Counted): void {
    this.seconds.observe({ plugin: pluginId, part }, milliseconds / 1_000);
    if (failed) this.failures.inc({ plugin: pluginId, part });
    const hour = Math.floor(this.clock.now().getTime() / HOUR) * HOUR;
    const bucket = bucketOf(milliseconds);
    const key = `${pluginId} ${hour} ${version} ${part} ${bucket}`;
    const cell = { pluginId, hour: new Date(hour), version, part, bucket, calls: 1, errors: failed ? 1 : 0 };
    this.cells.add(key, cell);
  }

  /** Writes what was counted since the last time; what cannot be written is kept for the next. */
  flush(): Promise<void> {
    return this.cells.write((cells) =>
      this.database.insertMany(
        'plugin_traffic',
        ['plugin_id', 'hour', 'version', 'part', 'bucket', 'calls', 'errors'],
        cells.map(({ pluginId, hour, version, part, bucket, calls, errors }) => [
          ...[pluginId, hour, version, part, bucket, calls, errors],
        ]),
        { adding: ['calls', 'errors'] },
      ),
    );
  }

  async removeOld(): Promise<void> {
    const limit = new Date(this.clock.now().getTime() - TRAFFIC_KEPT_FOR);
    await this.database.execute('DELETE FROM plugin_traffic WHERE hour < ?', [limit]);
  }
}
