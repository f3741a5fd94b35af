import { placeholders } from '@yige/database';
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import { type BenchAccount, benchAccounts } from '../dataset/accounts.js';
import type { Dataset } from '../dataset/dataset.js';

/** Parts of a visit. */
const PARTS = 3;
/** Where the plugins of a dataset answer: nowhere. */
const NOWHERE = 'http://127.0.0.1:9';

/** Doors with three tasks of somebody's own behind each, brought back to how they were before every burst. */
export class ReadyVisits {
  private constructor(
    private readonly connection: Connection,
    private readonly accountId: string,
    /** Of each the household first, then its tasks. */
    readonly visits: readonly (readonly string[])[],
  ) {}

  /** So many; until they are closed, results are brought to this address. */
  static async find(
    { databaseUrl }: Dataset,
    { account, count, pluginAddress }: { account: BenchAccount; count: number; pluginAddress: string },
  ): Promise<ReadyVisits> {
    const connection = await mysql.createConnection({ uri: databaseUrl, timezone: 'Z' });
    await connection.query('UPDATE plugin_versions SET base_url = ?', [pluginAddress]);
    const [accounts] = await connection.query<RowDataPacket[]>('SELECT id FROM accounts WHERE username = ?', [
      benchAccounts[account].username,
    ]);
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT household_id, GROUP_CONCAT(id ORDER BY id) AS tasks FROM tasks_open WHERE person_id IS NOT NULL
       GROUP BY household_id HAVING COUNT(*) >= ${PARTS} ORDER BY household_id LIMIT ${count}`,
    );
    if (rows.length < count) throw new Error(`${rows.length} doors have ${PARTS} tasks, ${count} are needed`);
    const visits = rows.map((row): string[] => [row.household_id, ...String(row.tasks).split(',').slice(0, PARTS)]);
    const ready = new ReadyVisits(connection, accounts[0]?.id, visits);
    await connection.query(
      `CREATE TEMPORARY TABLE ready_tasks AS SELECT * FROM tasks_open WHERE id IN (${placeholders(ready.taskIds)})`,
      ready.taskIds,
    );
    return ready;
  }

  /** Each task open and in the account's hands, and nothing saved. */
  async reset(): Promise<void> {
    await this.putBack();
    await this.connection.query(
      `UPDATE tasks_open SET status = 'open', assignee_id = ?, version = 1 WHERE id IN (${placeholders(this.taskIds)})`,
      [this.accountId, ...this.taskIds],
    );
  }

  /** How many tasks are done. */
  async done(): Promise<number> {
    const [rows] = await this.connection.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS done FROM tasks_archive WHERE id IN (${placeholders(this.taskIds)})`,
      this.taskIds,
    );
    return Number(rows[0]?.done);
  }

  /** Leaves the dataset as it was found. */
  async close(): Promise<void> {
    await this.putBack();
    await this.connection.query('UPDATE plugin_versions SET base_url = ?', [NOWHERE]);
    await this.connection.end();
  }

  private async putBack(): Promise<void> {
    const among = `IN (${placeholders(this.taskIds)})`;
    for (const [table, column] of [
      ['tasks_open', 'id'],
      ['tasks_archive', 'id'],
      ['task_events', 'task_id'],
      ['submissions', 'task_id'],
      ['visit_parts', 'task_id'],
    ]) {
      await this.connection.query(`DELETE FROM ${table} WHERE ${column} ${among}`, this.taskIds);
    }
    await this.connection.query('DELETE FROM visits WHERE author_id = ?', [this.accountId]);
    await this.connection.query('DELETE FROM diary_entries WHERE author_id = ?', [this.accountId]);
    await this.connection.query('INSERT INTO tasks_open SELECT * FROM ready_tasks');
  }

  private get taskIds(): string[] {
    return this.visits.flatMap(([, ...tasks]) => tasks);
  }
}
