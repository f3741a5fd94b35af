import { Injectable } from '@nestjs/common';
import {
  allOf,
  Database,
  innermostOf,
  oneOf,
  readUnitPath,
  Search,
  type SearchHit,
  type SearchQuery,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';

const words = {
  volunteer: { 'zh-CN': '志愿者', en: 'Volunteer' },
  activity: { 'zh-CN': '志愿活动', en: 'Volunteers’ activity' },
};

/** Finds volunteers among those whom core found, and activities by their title. */
@Injectable()
export class VolunteeringSearch {
  constructor(private readonly database: Database) {}

  @Search()
  async find(query: SearchQuery): Promise<SearchHit[]> {
    const volunteers = await this.volunteers(query);
    const activities = await this.activities(query);
    return [...volunteers, ...activities].slice(0, query.limit);
  }

  private async volunteers({ personIds, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    if (personIds.length === 0) return [];
    const { sql, parameters } = allOf([oneOf('v.person_id', personIds), unitScopeCondition(scope, 'v')]);
    return this.database.query(
      `SELECT v.person_id FROM volunteers v WHERE ${sql} AND v.left_on IS NULL ORDER BY v.person_id LIMIT ${limit}`,
      parameters,
      (row) => ({ kind: 'person', personId: row.text('person_id'), note: words.volunteer[locale], page: null }),
    );
  }

  private async activities({ text, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    if (text === null) return [];
    const within = unitScopeCondition(scope, 'a');
    return this.database.query(
      `SELECT a.title, a.district_id, a.street_id, a.community_id, a.grid_id FROM activities a
       WHERE ${within.sql} AND a.title LIKE ? ORDER BY a.ends_at DESC, a.id LIMIT ${limit}`,
      [...within.parameters, `%${text.replaceAll(/[\\%_]/g, '')}%`],
      (row) => ({
        kind: 'record',
        title: row.text('title'),
        unitId: innermostOf(readUnitPath(row)),
        note: words.activity[locale],
        page: '/',
      }),
    );
  }
}
