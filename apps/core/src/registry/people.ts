import { Injectable } from '@nestjs/common';
import { corePermissions, type Page, type PeopleFilter, type PersonSummary } from '@yige/contracts';
import { allOf, type Condition, Database, placeholders, type RawRow } from '@yige/database';
import type { Caller } from '../access/caller.js';
import { scopeCondition } from '../access/scope.js';
import { decodeCursor, encodeCursor, instantOfCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { UnitDirectory } from '../org/unit-directory.js';
import { MergedPeople } from './duplicates/merged-people.js';
import { personSql, readPerson } from './person-rows.js';
import { ResidentConditions } from './resident-conditions.js';
import { PersonSearch } from './search/person-search.js';

interface ListOptions extends PeopleFilter {
  q?: string | undefined;
  unit?: string | undefined;
  bornBefore?: string | undefined;
  updatedSince?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** Residents, always narrowed to the units in which the caller may read them. */
@Injectable()
export class People {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly search: PersonSearch,
    private readonly mergedPeople: MergedPeople,
    private readonly conditions: ResidentConditions,
  ) {}

  list(caller: Caller, options: ListOptions): Promise<Page<PersonSummary>> {
    const within = this.narrowed(caller, options);
    if (options.q !== undefined) return this.found(options.q, within, options);
    if (options.updatedSince !== undefined) return this.changed(new Date(options.updatedSince), within, options);
    return this.all(within, options);
  }

  async batch(caller: Caller, ids: readonly string[]): Promise<PersonSummary[]> {
    const within = this.scope(caller);
    return this.database.query(
      `${personSql()} WHERE p.id IN (${placeholders(ids)}) AND ${within.sql}`,
      [...ids, ...within.parameters],
      (row) => readPerson(row, this.directory),
    );
  }

  /** As `batch`; for those who were merged the person whom they have become, if the caller may see that one. */
  async batchByAnyId(caller: Caller, ids: readonly string[]) {
    const items = await this.batch(caller, ids);
    const found = new Set(items.map(({ id }) => id));
    const survivors = await this.mergedPeople.survivorsOf(ids.filter((id) => !found.has(id)));
    const missing = [...new Set(survivors.values())].filter((id) => !found.has(id));
    if (missing.length > 0) items.push(...(await this.batch(caller, missing)));
    const seen = new Set(items.map(({ id }) => id));
    const merged = [...survivors]
      .map(([fromId, intoId]) => ({ fromId, intoId }))
      .filter(({ intoId }) => seen.has(intoId));
    return { items, merged };
  }

  private async all(within: Condition, { cursor, limit }: ListOptions): Promise<Page<PersonSummary>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, ['id']);
    const rows = await this.database.query(
      `${personSql()} WHERE ${within.sql}${after === null ? '' : ' AND p.id > ?'} ORDER BY p.id LIMIT ${limit + 1}`,
      [...within.parameters, ...(after === null ? [] : [after.id])],
      (row) => row,
    );
    return this.page(rows, limit, (row) => encodeCursor({ id: row.text('id') }, ['id']));
  }

  private async found(q: string, within: Condition, { cursor, limit }: ListOptions): Promise<Page<PersonSummary>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, ['key', 'id']);
    const hits = await this.search.hits(q, { within, after, limit: limit + 1 });
    const rows = await this.database.query(
      `${personSql(`(${hits.sql}) hit JOIN people p ON p.id = hit.id`, 'hit.sort_key')} ORDER BY hit.sort_key, p.id`,
      hits.parameters,
      (row) => row,
    );
    return this.page(rows, limit, (row) =>
      encodeCursor({ key: row.text('sort_key'), id: row.text('id') }, ['key', 'id']),
    );
  }

  private async changed(since: Date, within: Condition, { cursor, limit }: ListOptions): Promise<Page<PersonSummary>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, ['at', 'id']);
    const at = after === null ? since : instantOfCursor(after.at);
    const rows = await this.database.query(
      `${personSql()} WHERE ${within.sql} AND p.updated_at >= ?
       ${after === null ? '' : 'AND (p.updated_at > ? OR p.id > ?)'} ORDER BY p.updated_at, p.id LIMIT ${limit + 1}`,
      [...within.parameters, at, ...(after === null ? [] : [at, after.id])],
      (row) => row,
    );
    return this.page(rows, limit, (row) =>
      encodeCursor({ at: row.instant('updated_at').toISOString(), id: row.text('id') }, ['at', 'id']),
    );
  }

  private page(rows: RawRow[], limit: number, cursorOf: (row: RawRow) => string): Page<PersonSummary> {
    const { items, next } = pageOf(rows, limit, cursorOf);
    return { items: items.map((row) => readPerson(row, this.directory)), next };
  }

  private narrowed(caller: Caller, { unit, bornBefore, ageFrom, ageTo, ...others }: ListOptions): Condition {
    const { residenceKind, mismatch, fact } = others;
    const filter = { ageFrom, ageTo, residenceKind, mismatch, fact };
    const conditions = [this.scope(caller), ...this.conditions.ofPeople(filter, '/query')];
    if (unit !== undefined) conditions.push(this.unitCondition(unit));
    if (bornBefore !== undefined) conditions.push({ sql: 'p.birth_date <= ?', parameters: [bornBefore] });
    return allOf(conditions);
  }

  private scope(caller: Caller): Condition {
    return scopeCondition(this.directory.scopeOf(caller, corePermissions.personRead), 'p');
  }

  /** A unit that is unknown today has no residents. */
  private unitCondition(unitId: string): Condition {
    const unit = this.directory.byId(unitId);
    const units = unit === null ? [] : this.directory.scopeUnits(unit.number);
    return scopeCondition({ kind: 'units', units }, 'p');
  }
}
