import { Injectable } from '@nestjs/common';
import { type InstallationState, type KnownProblem, newId } from '@yige/contracts';
import { allOf, type Condition, Database, type SqlValue } from '@yige/database';
import { keptProblem } from '../../http/kept-problem.js';
import { Clock } from '../../time/clock.js';
import { type Incoming, InstallationLost, type Keeper, type Waiting } from './incoming.js';
import { INSTALLATION_SQL, type InstallationRow, readInstallation } from './installation-rows.js';

/** How long a process need not be heard of that works on an installation, in milliseconds. */
const LEASE = 30_000;
/** How soon one that was given back may be taken again, in milliseconds. */
const REST = 1_000;

export interface Claimed {
  row: InstallationRow;
  holder: string;
}

/** The rows of installations: one process at a time has one, and writes only while it does. */
@Injectable()
export class InstallationStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<InstallationRow | null> {
    return this.database.queryOne(`${INSTALLATION_SQL} WHERE id = ?`, [id], readInstallation);
  }

  list(
    among: Condition,
    pluginId: string | undefined,
    before: string | undefined,
    limit: number,
  ): Promise<InstallationRow[]> {
    const where = allOf([
      among,
      ...(pluginId === undefined ? [] : [{ sql: 'plugin_id = ?', parameters: [pluginId] }]),
      ...(before === undefined ? [] : [{ sql: 'id < ?', parameters: [before] }]),
    ]);
    return this.database.query(
      `${INSTALLATION_SQL} WHERE ${where.sql} ORDER BY id DESC LIMIT ${limit}`,
      where.parameters,
      readInstallation,
    );
  }

  async isKnown(pluginId: string): Promise<boolean> {
    const sql = 'SELECT id FROM plugin_installations WHERE plugin_id = ? LIMIT 1';
    return (await this.database.queryOne(sql, [pluginId], (row) => row.text('id'))) !== null;
  }

  async add({ id, source, baseUrl, ungated, bureaus, actor, stage }: Incoming): Promise<void> {
    const now = this.clock.now();
    await this.database.insertMany(
      'plugin_installations',
      [
        ...['id', 'source', 'base_url', 'ungated', 'stage', 'state', 'files_verified', 'files_total'],
        ...['bureaus', 'started_by', 'started_by_name', 'started_at', 'changed_at', 'next_at'],
      ],
      [
        [
          ...[id, source, baseUrl, JSON.stringify(ungated), stage, 'running', 0, 0],
          ...[bureaus === null ? null : JSON.stringify(bureaus), actor.id, actor.name, now, now, now],
        ],
      ],
    );
  }

  /** Those that are due, the longest waiting first. */
  due(limit: number): Promise<string[]> {
    return this.database.query(
      `SELECT id FROM plugin_installations WHERE state IN ('running', 'waiting') AND next_at <= ?
       ORDER BY next_at, id LIMIT ${limit}`,
      [this.clock.now()],
      (row) => row.text('id'),
    );
  }

  /** Null where another process was first. */
  take(id: string): Promise<Claimed | null> {
    const lock = this.database.dialect === 'mysql' ? 'FOR UPDATE SKIP LOCKED' : '';
    return this.database.transaction(async () => {
      const now = this.clock.now();
      const row = await this.database.queryOne(
        `${INSTALLATION_SQL} WHERE id = ? AND state IN ('running', 'waiting') AND next_at <= ? ${lock}`,
        [id, now],
        readInstallation,
      );
      if (row === null) return null;
      const holder = newId();
      await this.database.execute('UPDATE plugin_installations SET holder = ?, next_at = ? WHERE id = ?', [
        holder,
        new Date(now.getTime() + LEASE),
        id,
      ]);
      return { row, holder };
    });
  }

  keeperOf({ row: { id }, holder }: Claimed): Keeper {
    const write = (columns: Record<string, SqlValue>) => this.write(id, holder, columns, LEASE);
    return {
      stage: (stage) => write({ stage, state: 'running', problem: null }),
      found: ({ text, manifest, signature }) =>
        write({
          plugin_id: manifest.id,
          version: manifest.version,
          manifest: text,
          signature: signature === null ? null : JSON.stringify(signature),
          files_verified: 0,
          files_total: manifest.web.assets.length,
        }),
      verified: (files) => write({ files_verified: files }),
      done: () => write({ state: 'done', problem: null, holder: null }),
    };
  }

  /** Looks after `pause` milliseconds whether it can go on, or as soon as it is woken. */
  async wait({ row, holder }: Claimed, { stage, problem }: Waiting, pause: number): Promise<void> {
    const columns = { stage, state: 'waiting', problem: keptProblem(problem), holder: null };
    await this.write(row.id, holder, columns, pause);
  }

  /** Those of a plugin that wait look at once; one that is looking is left alone. */
  async wake(pluginId: string): Promise<void> {
    await this.database.execute(
      `UPDATE plugin_installations SET next_at = ? WHERE plugin_id = ? AND state = 'waiting' AND holder IS NULL`,
      [this.clock.now(), pluginId],
    );
  }

  async fail({ row, holder }: Claimed, stage: string, problem: KnownProblem): Promise<void> {
    const columns = { stage, state: 'failed', problem: keptProblem(problem), holder: null };
    await this.write(row.id, holder, columns, REST);
  }

  /** Lets another process, or this one a little later, take it up where it is. */
  async release({ row, holder }: Claimed): Promise<void> {
    await this.write(row.id, holder, { holder: null }, REST);
  }

  /** From one of these states; whoever has it loses it. False where it was in none of them. */
  async move(
    id: string,
    from: readonly InstallationState[],
    columns: Record<string, SqlValue> & { state: InstallationState },
  ): Promise<boolean> {
    const names = Object.keys(columns);
    const now = this.clock.now();
    const { affectedRows } = await this.database.execute(
      `UPDATE plugin_installations SET ${names.map((name) => `${name} = ?`).join(', ')}, holder = NULL, next_at = ?,
              changed_at = ? WHERE id = ? AND state IN (${from.map(() => '?').join(', ')})`,
      [...Object.values(columns), now, now, id, ...from],
    );
    return affectedRows === 1;
  }

  private async write(id: string, holder: string, columns: Record<string, SqlValue>, pause: number): Promise<void> {
    const now = this.clock.now();
    const names = Object.keys(columns);
    const { affectedRows } = await this.database.execute(
      `UPDATE plugin_installations SET ${names.map((name) => `${name} = ?`).join(', ')}, changed_at = ?, next_at = ?
       WHERE id = ? AND holder = ?`,
      [...Object.values(columns), now, new Date(now.getTime() + pause), id, holder],
    );
    if (affectedRows === 0) throw new InstallationLost(id);
  }
}
