import { Injectable } from '@nestjs/common';
import {
  Database,
  innermostOf,
  readUnitPath,
  Search,
  type SearchHit,
  type SearchQuery,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';

/** Finds notes by how they begin. */
@Injectable()
export class NotesSearch {
  constructor(private readonly database: Database) {}

  @Search()
  async find({ text, scope, limit }: SearchQuery): Promise<SearchHit[]> {
    if (text === null) return [];
    const within = unitScopeCondition(scope, 'n');
    return this.database.query(
      `SELECT n.text, n.district_id, n.street_id, n.community_id, n.grid_id FROM notes n
       WHERE ${within.sql} AND n.text LIKE ? ESCAPE '!' ORDER BY n.id DESC LIMIT ${limit}`,
      [...within.parameters, `${text.replace(/[!%_]/g, '!$&')}%`],
      (row) => ({
        kind: 'record',
        title: row.text('text').slice(0, 60),
        unitId: innermostOf(readUnitPath(row)),
        note: null,
        page: '/',
      }),
    );
  }
}
