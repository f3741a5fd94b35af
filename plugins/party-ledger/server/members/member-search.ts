import { Injectable } from '@nestjs/common';
import {
  allOf,
  anyOf,
  Clock,
  type Condition,
  Database,
  innermostOf,
  oneOf,
  readUnitPath,
  Search,
  type SearchHit,
  type SearchQuery,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import { holdsOn } from './current-members.js';

/** Finds members for whoever may see them. The note says that there is a file, and not what it is about. */
@Injectable()
export class MemberSearch {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Search()
  async find({ text, personIds, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    const wanted: Condition[] = [];
    if (personIds.length > 0) wanted.push(oneOf('m.person_id', personIds));
    const name = text === null ? '' : withoutWildcards(text);
    if (name !== '') wanted.push({ sql: 'm.person_id IS NULL AND m.name LIKE ?', parameters: [`${name}%`] });
    if (wanted.length === 0) return [];
    const { sql, parameters } = allOf([unitScopeCondition(scope, 'm'), holdsOn(this.clock.today()), anyOf(wanted)]);
    const note = locale === 'en' ? 'Has a file' : '有档案';
    return this.database.query(
      `SELECT m.person_id, m.name, m.district_id, m.street_id, m.community_id, m.grid_id
       FROM members m JOIN member_spans s ON s.member_id = m.id WHERE ${sql} ORDER BY m.id LIMIT ${limit}`,
      parameters,
      (row): SearchHit => {
        const personId = row.textOrNull('person_id');
        if (personId !== null) return { kind: 'person', personId, note, page: null };
        return {
          ...{ kind: 'record', title: row.text('name'), unitId: innermostOf(readUnitPath(row)) },
          ...{ note, page: '/members' },
        };
      },
    );
  }
}

/** Wildcards of LIKE have no meaning in what somebody typed; a name has none of them. */
function withoutWildcards(text: string): string {
  return text.replaceAll(/[%_\\]/g, '');
}
