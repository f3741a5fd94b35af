import { Injectable } from '@nestjs/common';
import type { UnitPath } from '@yige/contracts';
import { Database, placeholders, type RawRow, type SqlValue } from '@yige/database';
import { CoreClient } from '../platform/core-client.js';
import { innermostOf, readUnitPath, UNIT_COLUMNS, unitValues } from '../scope/unit-scope.js';
import { DeclaredUnitRows, type UnitRows } from './unit-rows.js';

/** As many ids as core answers for in one call. */
const ASKED_AT_ONCE = 500;
/** Rows of one statement: others write in between. */
const ROWS_AT_ONCE = 500;

/** Brings the unit columns of the declared tables up to what core says today. Doing it twice changes nothing more. */
@Injectable()
export class MovedRows {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly declared: DeclaredUnitRows,
  ) {}

  /** Rows of these residents; those whom core no longer shows keep the units where they were last. */
  async ofPeople(personIds: readonly string[]): Promise<void> {
    const tables = this.declared.tables.filter(({ person }) => person !== undefined);
    if (tables.length === 0) return;
    for (const ids of inParts(personIds)) {
      const { items } = await this.core.asPlugin().people.batch({ body: { ids } });
      for (const { id, units } of items) {
        for (const { table, person } of tables) await this.move(table, units, `${person} = ?`, [id]);
      }
    }
  }

  /** Every row whose unit is another one today, or stands elsewhere. */
  async ofAllUnits(): Promise<void> {
    for (const rows of this.declared.tables) {
      const known = await this.database.query(
        `SELECT DISTINCT ${UNIT_COLUMNS.join(', ')} FROM ${rows.table}`,
        [],
        readUnitPath,
      );
      for (const paths of inParts(known)) await this.follow(rows, paths);
    }
  }

  private async follow(rows: UnitRows, paths: readonly UnitPath[]): Promise<void> {
    const { items } = await this.core.asPlugin().reorganisations.paths({ body: { ids: paths.map(innermostOf) } });
    const today = new Map(items.map((item) => [item.id, item.paths]));
    for (const path of paths) {
      const outcomes = today.get(innermostOf(path)) ?? [];
      const [first] = outcomes;
      if (first === undefined) continue;
      // After a split the residents themselves say which part they are in.
      if (outcomes.length > 1 && rows.person !== undefined) {
        await this.ofPeople(await this.peopleIn(rows.table, rows.person, path));
      }
      if (!outcomes.some((outcome) => isSame(outcome, path))) await this.moveAll(rows, path, first);
    }
  }

  private async moveAll({ table, key }: UnitRows, from: UnitPath, to: UnitPath): Promise<void> {
    const before = conditionOf(from);
    for (;;) {
      const keys = await this.database.query(
        `SELECT ${key} AS row_key FROM ${table} WHERE ${before.sql} LIMIT ${ROWS_AT_ONCE}`,
        before.parameters,
        (row) => row.text('row_key'),
      );
      if (keys.length === 0) return;
      await this.move(table, to, `${key} IN (${placeholders(keys)})`, keys);
    }
  }

  private peopleIn(table: string, person: string, path: UnitPath): Promise<string[]> {
    const { sql, parameters } = conditionOf(path);
    return this.database.query(
      `SELECT DISTINCT ${person} AS person FROM ${table} WHERE ${sql}`,
      parameters,
      (row: RawRow) => row.text('person'),
    );
  }

  private async move(table: string, to: UnitPath, where: string, parameters: readonly SqlValue[]): Promise<void> {
    await this.database.execute(
      `UPDATE ${table} SET ${UNIT_COLUMNS.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`,
      [...unitValues(to), ...parameters],
    );
  }
}

function isSame(one: UnitPath, other: UnitPath): boolean {
  const values = unitValues(other);
  return unitValues(one).every((id, index) => id === values[index]);
}

/** SQL for the rows of exactly these units. */
function conditionOf(path: UnitPath): { sql: string; parameters: SqlValue[] } {
  const values = unitValues(path);
  const terms = UNIT_COLUMNS.map((column, index) => (values[index] === null ? `${column} IS NULL` : `${column} = ?`));
  return { sql: terms.join(' AND '), parameters: values.filter((id) => id !== null) };
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += ASKED_AT_ONCE) parts.push(items.slice(at, at + ASKED_AT_ONCE));
  return parts;
}
