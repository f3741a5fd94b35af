import { Injectable } from '@nestjs/common';
import { corePermissions, type Page, type Person, type PersonSummary } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { type Scope, scopeCondition } from '../access/scope.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { PERSON_SQL, readPerson } from './person-rows.js';
import { personProblems } from './problems.js';

interface ListOptions {
  q?: string | undefined;
  unit?: string | undefined;
  bornBefore?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Residents, always narrowed to the units in which the caller may read them. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  async list(caller: Caller, options: ListOptions): Promise<Page<PersonSummary>> {
    const conditions = [scopeCondition(this.scope(caller), 'p')];
    if (options.unit !== undefined) conditions.push(this.unitCondition(options.unit));
    if (options.q !== undefined) conditions.push({ sql: 'p.name >= ? AND p.name < ?', parameters: prefix(options.q) });
    if (options.bornBefore !== undefined)
      conditions.push({ sql: 'p.birth_date <= ?', parameters: [options.bornBefore] });
    if (options.cursor !== undefined) {
      conditions.push({ sql: 'p.id > ?', parameters: [decodeCursor(options.cursor, ['id']).id] });
    }
    const rows = await this.database.query(
      `${PERSON_SQL} WHERE ${conditions.map(({ sql }) => sql).join(' AND ')} ORDER BY p.id LIMIT ${options.limit + 1}`,
      conditions.flatMap(({ parameters }) => parameters),
      (row) => readPerson(row, this.directory),
    );
    const items = rows.slice(0, options.limit);
    const last = items.at(-1);
    return { items, next: rows.length > items.length && last !== undefined ? encodeCursor(last, ['id']) : null };
  }

  async get(caller: Caller, id: string): Promise<Person> {
    const within = scopeCondition(this.scope(caller), 'p');
    const person = await this.database.queryOne(
      `${PERSON_SQL} WHERE p.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (row) => readPerson(row, this.directory),
    );
    if (person === null) throw personProblems['person.notFound']();
    return { ...person, householdMembers: await this.membersBeside(person, within) };
  }

  async batch(caller: Caller, ids: readonly string[]): Promise<PersonSummary[]> {
    const within = scopeCondition(this.scope(caller), 'p');
    return this.database.query(
      `${PERSON_SQL} WHERE p.id IN (${ids.map(() => '?').join(', ')}) AND ${within.sql}`,
      [...ids, ...within.parameters],
      (row) => readPerson(row, this.directory),
    );
  }

  private scope(caller: Caller): Scope {
    return this.directory.scopeOf(caller, corePermissions.personRead);
  }

  /** A unit that is unknown today has no residents. */
  private unitCondition(unitId: string): { sql: string; parameters: SqlValue[] } {
    const unit = this.directory.byId(unitId);
    const units = unit === null ? [] : this.directory.scopeUnits(unit.number);
    return scopeCondition({ kind: 'units', units }, 'p');
  }

  private async membersBeside(
    person: PersonSummary,
    within: { sql: string; parameters: SqlValue[] },
  ): Promise<Person['householdMembers']> {
    if (person.door === null) return [];
    return this.database.query(
      `SELECT p.id, p.name, p.birth_date FROM people p WHERE p.household_id = ? AND p.id <> ? AND ${within.sql} ORDER BY p.birth_date, p.id`,
      [person.door.householdId, person.id, ...within.parameters],
      (row) => ({ id: row.text('id'), name: row.text('name'), birthDate: row.text('birth_date') }),
    );
  }
}

/** Bounds of all texts that begin with `text`, for an index range. */
function prefix(text: string): [string, string] {
  return [text, `${text}\u{10FFFF}`];
}
