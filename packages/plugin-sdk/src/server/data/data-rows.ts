import { Injectable } from '@nestjs/common';
import { Database, placeholders, quote, type SqlValue } from '@yige/database';

/** Rows that one statement reads. */
const AT_ONCE = 500;

type Row = Record<string, string | number | null>;

interface Table {
  name: string;
  columns: string[];
  key: string[];
}

const CATALOGUE = {
  sqlite: `SELECT t.name AS table_name, c.name AS column_name, c.pk AS key_position
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'
    ORDER BY t.name, c.cid`,
  mysql: `SELECT c.table_name AS table_name, c.column_name AS column_name, COALESCE(k.ordinal_position, 0) AS key_position
    FROM information_schema.columns c LEFT JOIN information_schema.key_column_usage k
      ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
         AND k.constraint_name = 'PRIMARY'
    WHERE c.table_schema = DATABASE() ORDER BY c.table_name, c.ordinal_position`,
};

/**
 * Every row of the plugin's own database, table by table and in the order of their keys; a page is in memory at a time.
 * What changes meanwhile is in it as it was when its page was read.
 */
@Injectable()
export class DataRows {
  constructor(private readonly database: Database) {}

  /** NDJSON lines `{table, row}`; instants are UTC as the database holds them. */
  async *lines(): AsyncGenerator<string> {
    for (const table of await this.tables()) {
      let after: SqlValue[] | null = null;
      do {
        const page: Row[] = await this.page(table, after);
        if (page.length > 0) yield page.map((row) => `${JSON.stringify({ table: table.name, row })}\n`).join('');
        const last = page.at(-1);
        after = last === undefined || page.length < AT_ONCE ? null : table.key.map((column) => last[column] ?? null);
      } while (after !== null);
    }
  }

  private async tables(): Promise<Table[]> {
    const columns = await this.database.query(CATALOGUE[this.database.dialect], [], (row) => ({
      table: row.text('table_name'),
      column: row.text('column_name'),
      keyPosition: row.integer('key_position'),
    }));
    return [...new Set(columns.map(({ table }) => table))].map((name) => {
      const own = columns.filter(({ table }) => table === name);
      const key = own.filter(({ keyPosition }) => keyPosition > 0);
      return {
        name,
        columns: own.map(({ column }) => column),
        key: key.sort((left, right) => left.keyPosition - right.keyPosition).map(({ column }) => column),
      };
    });
  }

  private page({ name, columns, key }: Table, after: SqlValue[] | null): Promise<Row[]> {
    const quoted = (each: string) => quote(this.database.dialect, each);
    const list = (names: readonly string[]) => names.map(quoted).join(', ');
    const beyond = after === null ? '' : `WHERE (${list(key)}) > (${placeholders(key)})`;
    return this.database.query(
      `SELECT ${list(columns)} FROM ${quoted(name)} ${beyond} ORDER BY ${list(key)} LIMIT ${AT_ONCE}`,
      after ?? [],
      (row) => Object.fromEntries(columns.map((column) => [column, row.stored(column)])),
    );
  }
}
