import { placeholders } from '@yige/database';
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import type { Dataset } from '../dataset/dataset.js';

/** Tasks in the units of whoever asks, brought back to how they were before every burst. */
export class ReadyTasks {
  private constructor(
    private readonly connection: Connection,
    readonly ids: readonly string[],
  ) {}

  /** So many open tasks of the last street, where the measured accounts are. */
  static async find({ databaseUrl }: Dataset, count: number): Promise<ReadyTasks> {
    const connection = await mysql.createConnection({ uri: databaseUrl, timezone: 'Z' });
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT id FROM tasks_open WHERE street_id = (SELECT MAX(number) FROM org_units WHERE level = 'street') LIMIT ${count}`,
    );
    if (rows.length < count) throw new Error(`The last street has ${rows.length} open tasks, ${count} are needed`);
    return new ReadyTasks(
      connection,
      rows.map((row): string => row.id),
    );
  }

  async reset(): Promise<void> {
    const ids = [...this.ids];
    await this.connection.query(
      `UPDATE tasks_open SET status = 'open', assignee_id = NULL, version = 1 WHERE id IN (${placeholders(ids)})`,
      ids,
    );
    await this.connection.query(`DELETE FROM task_events WHERE task_id IN (${placeholders(ids)})`, ids);
  }

  async accepted(): Promise<number> {
    const [rows] = await this.connection.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS accepted FROM tasks_open WHERE status = 'accepted' AND id IN (${placeholders(this.ids)})`,
      [...this.ids],
    );
    return Number(rows[0]?.accepted);
  }

  close(): Promise<void> {
    return this.connection.end();
  }
}
