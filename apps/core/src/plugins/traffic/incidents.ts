import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type IncidentKind,
  incidentKindSchema,
  type Page,
  type PluginIncident,
  type RouteInput,
  type routes,
} from '@yige/contracts';
import { allOf, type Condition, Database, type RawRow } from '@yige/database';
import { decodeCursor, encodeCursor, instantOfCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { Clock } from '../../time/clock.js';
import { WaitingRows } from './waiting-rows.js';

const MINUTE = 60_000;
/** How long incidents are kept, in milliseconds. */
export const INCIDENTS_KEPT_FOR = 30 * 86_400_000;
const LONGEST_WORDS = 300;
/** Different ones that wait to be written; what is beyond them is counted under its kind alone. */
const MOST_WAITING = 500;

interface Happened {
  pluginId: string;
  /** Null where it concerns no version or none is known. */
  version: string | null;
  kind: IncidentKind;
  /** What, in few words; never a query string, the id of a resident, or what a body held. */
  what: string;
  requestId: string | null;
}

interface Waiting extends Happened {
  minute: Date;
  digest: string;
  count: number;
  at: Date;
}

type IncidentQuery = RouteInput<typeof routes.pluginTraffic.incidents>['query'];

/** What plugins did wrong or what they were kept from, of all cores together. */
@Injectable()
export class Incidents {
  /** Alike ones within a minute are one, as the first of them was. */
  private readonly waiting = new WaitingRows<Waiting>((earlier, { count }) => ({
    ...earlier,
    count: earlier.count + count,
  }));

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Costs the caller nothing: it is written with the next flush, some seconds later. */
  record(happened: Happened): void {
    const at = this.clock.now();
    const minute = new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);
    const crowded = this.waiting.size >= MOST_WAITING;
    const what = crowded ? 'too many to tell apart' : happened.what.slice(0, LONGEST_WORDS);
    const digest = digestOf({ ...happened, what });
    const key = `${happened.pluginId} ${minute.getTime()} ${digest}`;
    this.waiting.add(key, { ...happened, what, minute, digest, at, count: 1 });
  }

  /** Writes what has happened since the last time; cores add up. */
  flush(): Promise<void> {
    return this.waiting.write((rows) =>
      this.database.insertMany(
        'plugin_incidents',
        ['plugin_id', 'minute', 'digest', 'kind', 'version', 'what', 'count', 'at', 'request_id'],
        rows.map((row) => [
          ...[row.pluginId, row.minute, row.digest, row.kind, row.version, row.what, row.count, row.at, row.requestId],
        ]),
        { adding: ['count'] },
      ),
    );
  }

  async list(pluginId: string, { kind, cursor, limit }: IncidentQuery): Promise<Page<PluginIncident>> {
    const where = allOf([
      { sql: 'plugin_id = ?', parameters: [pluginId] },
      ...(kind === undefined ? [] : [{ sql: 'kind = ?', parameters: [kind] }]),
      ...(cursor === undefined ? [] : [olderThan(cursor)]),
    ]);
    const rows = await this.database.query(
      `SELECT digest, kind, version, what, count, at, request_id FROM plugin_incidents
       WHERE ${where.sql} ORDER BY at DESC, digest DESC LIMIT ${limit + 1}`,
      where.parameters,
      (row) => ({ digest: row.text('digest'), incident: readIncident(row) }),
    );
    const { items, next } = pageOf(rows, limit, ({ digest, incident }) =>
      encodeCursor({ at: incident.at, digest }, ['at', 'digest']),
    );
    return { items: items.map(({ incident }) => incident), next };
  }

  async lastError(pluginId: string): Promise<PluginIncident | null> {
    return this.database.queryOne(
      `SELECT kind, version, what, count, at, request_id FROM plugin_incidents
       WHERE plugin_id = ? AND kind = 'error' ORDER BY at DESC, digest DESC LIMIT 1`,
      [pluginId],
      readIncident,
    );
  }

  /** How many of each kind there were; a kind without any is 0. */
  async countsOf(pluginId: string): Promise<Record<IncidentKind, number>> {
    const rows = await this.database.query(
      'SELECT kind, SUM(count) AS happened FROM plugin_incidents WHERE plugin_id = ? AND at >= ? GROUP BY kind',
      [pluginId, this.keptSince()],
      (row) => [incidentKindSchema.parse(row.text('kind')), row.integer('happened')] as const,
    );
    const none = { error: 0, page: 0, permission: 0, integrity: 0, policy: 0, quota: 0, gate: 0 };
    return { ...none, ...Object.fromEntries(rows) };
  }

  async removeOld(): Promise<void> {
    await this.database.execute('DELETE FROM plugin_incidents WHERE at < ?', [this.keptSince()]);
  }

  private keptSince(): Date {
    return new Date(this.clock.now().getTime() - INCIDENTS_KEPT_FOR);
  }
}

function digestOf({ kind, version, what }: Pick<Happened, 'kind' | 'version' | 'what'>): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, version, what]))
    .digest('base64url')
    .slice(0, 22);
}

function olderThan(cursor: string): Condition {
  const { at, digest } = decodeCursor(cursor, ['at', 'digest']);
  const moment = instantOfCursor(at);
  return { sql: '((at = ? AND digest < ?) OR at < ?)', parameters: [moment, digest, moment] };
}

function readIncident(row: RawRow): PluginIncident {
  return {
    kind: incidentKindSchema.parse(row.text('kind')),
    version: row.textOrNull('version'),
    count: row.integer('count'),
    at: row.instant('at').toISOString(),
    what: row.text('what'),
    requestId: row.textOrNull('request_id'),
  };
}
