import { Injectable } from '@nestjs/common';
import type { PersonMergeEventData } from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import { z } from 'zod';
import type { PersonColumn } from './person-references.js';

/** A declared column with its defaults filled in. */
export interface PersonKey {
  table: string;
  column: string;
  /** Null where the person is the key of the table. */
  key: string | null;
}

export function keyOf({ table, column = 'person_id', key }: PersonColumn): PersonKey {
  return { table, column, key: key ?? null };
}

const asideSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** Lets the rows of one column follow a merge, and puts them back. Inside a unit of work. */
@Injectable()
export class PersonRows {
  constructor(private readonly database: Database) {}

  async take({ table, column, key }: PersonKey, { mergeId, fromId, intoId }: PersonMergeEventData): Promise<void> {
    if (key === null) return this.takeOne({ table, column, key }, { mergeId, fromId, intoId });
    const keys = await this.database.query(
      `SELECT ${key} AS row_key FROM ${table} WHERE ${column} = ?`,
      [fromId],
      (row) => row.text('row_key'),
    );
    await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [intoId, fromId]);
    await this.remember(
      mergeId,
      placeOf({ table, column }),
      keys.map((rowKey) => [rowKey, null]),
    );
  }

  async putBack(place: PersonKey, { mergeId, fromId, intoId }: PersonMergeEventData): Promise<void> {
    const { table, column, key } = place;
    const rows = await this.database.query(
      'SELECT row_key, set_aside FROM yige_person_merge_rows WHERE merge_id = ? AND place = ?',
      [mergeId, placeOf(place)],
      (row) => ({
        key: row.text('row_key'),
        setAside: row.jsonOrNull('set_aside', (value) => asideSchema.parse(value)),
      }),
    );
    for (const row of rows) {
      if (row.setAside !== null) await this.insert(table, row.setAside);
      else if (key === null) await this.rename(place, intoId, fromId);
      else {
        // Whoever gave the row to somebody else since knew better.
        await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ? AND ${column} = ?`, [
          fromId,
          row.key,
          intoId,
        ]);
      }
    }
  }

  /** Of two rows where there may be one the survivor's stays; the other is kept aside, whole. */
  private async takeOne(place: PersonKey, { mergeId, fromId, intoId }: PersonMergeEventData): Promise<void> {
    const { table, column } = place;
    const columns = this.columnsOf(table);
    const rows = await this.database.query(
      `SELECT ${columns.join(', ')} FROM ${table} WHERE ${column} IN (?, ?)`,
      [fromId, intoId],
      (row) => row,
    );
    const own = rows.find((row) => row.text(column) === fromId);
    if (own === undefined) return;
    if (rows.length === 1 && !(await this.hasGoneOn(place, intoId))) {
      await this.rename(place, fromId, intoId);
      return this.remember(mergeId, placeOf(place), [[fromId, null]]);
    }
    await this.database.execute(`DELETE FROM ${table} WHERE ${column} = ?`, [fromId]);
    await this.remember(mergeId, placeOf(place), [[fromId, JSON.stringify(storedOf(own, columns))]]);
  }

  /** A later merge may have come first and taken the survivor's row with it: they have had their own all the same. */
  private async hasGoneOn(place: PersonKey, personId: string): Promise<boolean> {
    const gone = await this.database.queryOne(
      'SELECT row_key FROM yige_person_merge_rows WHERE place = ? AND row_key = ?',
      [placeOf(place), personId],
      (row) => row.text('row_key'),
    );
    return gone !== null;
  }

  private async rename({ table, column }: PersonKey, before: string, after: string): Promise<void> {
    await this.database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, [after, before]);
  }

  private async insert(table: string, row: Readonly<Record<string, SqlValue>>): Promise<void> {
    await this.database.insertMany(table, Object.keys(row), [Object.values(row)], { ignoreDuplicates: true });
  }

  private async remember(
    mergeId: string,
    place: string,
    rows: [key: string, setAside: string | null][],
  ): Promise<void> {
    await this.database.insertMany(
      'yige_person_merge_rows',
      ['merge_id', 'place', 'row_key', 'set_aside'],
      rows.map(([key, setAside]): SqlValue[] => [mergeId, place, key, setAside]),
    );
  }

  private columnsOf(table: string): string[] {
    const found = this.database.dataSource.entityMetadatas.find(({ tableName }) => tableName === table);
    if (found === undefined) throw new Error(`personColumns name ${table}, which is no table of the plugin's entities`);
    return found.columns.map(({ databaseName }) => databaseName);
  }
}

function placeOf({ table, column }: Pick<PersonKey, 'table' | 'column'>): string {
  return `${table}.${column}`;
}

function storedOf(row: RawRow, columns: readonly string[]): Record<string, string | number | null> {
  return Object.fromEntries(columns.map((column) => [column, row.stored(column)]));
}
