import { Injectable } from '@nestjs/common';
import {
  allOf,
  Database,
  oneOf,
  Search,
  type SearchHit,
  type SearchQuery,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';

/** Finds whom the station looks after among those whom core found. That it has a file says nothing of what stands in it. */
@Injectable()
export class PatientSearch {
  constructor(private readonly database: Database) {}

  @Search()
  async find({ personIds, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    if (personIds.length === 0) return [];
    const { sql, parameters } = allOf([oneOf('p.person_id', personIds), unitScopeCondition(scope, 'p')]);
    const ids = await this.database.query(
      `SELECT p.person_id FROM patients p WHERE ${sql} ORDER BY p.person_id LIMIT ${limit}`,
      parameters,
      (row) => row.text('person_id'),
    );
    const note = locale === 'en' ? 'Has a file at the station' : '卫生站有档案';
    return ids.map((personId) => ({ kind: 'person', personId, note, page: null }));
  }
}
