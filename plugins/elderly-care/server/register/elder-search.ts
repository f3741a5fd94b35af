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

/** Finds elders among those whom core found by name, number or door: the register keeps no names of its own. */
@Injectable()
export class ElderSearch {
  constructor(private readonly database: Database) {}

  @Search()
  async find({ personIds, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    if (personIds.length === 0) return [];
    const { sql, parameters } = allOf([oneOf('e.person_id', personIds), unitScopeCondition(scope, 'e')]);
    const elders = await this.database.query(
      `SELECT e.person_id, e.last_visit_on FROM elders e WHERE ${sql} ORDER BY e.person_id LIMIT ${limit}`,
      parameters,
      (row) => ({ personId: row.text('person_id'), lastVisitOn: row.textOrNull('last_visit_on') }),
    );
    return elders.map(({ personId, lastVisitOn }) => ({
      ...{ kind: 'person', personId, page: null },
      note: noteOf(lastVisitOn, locale),
    }));
  }
}

/** When they were last visited, and nothing of how they are. */
function noteOf(lastVisitOn: string | null, locale: SearchQuery['locale']): string {
  if (lastVisitOn === null) return locale === 'en' ? 'Not visited yet' : '还没有探访过';
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const words = day.format(new Date(lastVisitOn));
  return locale === 'en' ? `Last visited on ${words}` : `上次探访 ${words}`;
}
