import { Injectable } from '@nestjs/common';
import {
  allOf,
  anyOf,
  Database,
  innermostOf,
  oneOf,
  readUnitPath,
  Search,
  type SearchHit,
  type SearchQuery,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';

/** As disputes are numbered; anything else is not looked for among numbers, which are ASCII. */
const NUMBER = /^\d{4}-\d{4,6}$/;

/**
 * Finds disputes by number or by a party, and rented homes by whoever lives there. A hit says that there is a file, and
 * neither what it is about nor whose it is. It is asked for those only who read all disputes of their units.
 */
@Injectable()
export class PolicingSearch {
  constructor(private readonly database: Database) {}

  @Search()
  async find(query: SearchQuery): Promise<SearchHit[]> {
    const disputes = await this.disputes(query);
    return [...disputes, ...(await this.homes(query))].slice(0, query.limit);
  }

  /** Of a resident whom core found, of somebody from outside whose name is typed whole, or of that number. */
  private async disputes({ text, personIds, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    const parties = [
      ...(personIds.length === 0 ? [] : [oneOf('p.person_id', personIds)]),
      ...(text === null ? [] : [{ sql: 'p.name = ?', parameters: [text] }]),
    ];
    const ways = [
      ...parties.map(({ sql, parameters }) => ({
        sql: `d.id IN (SELECT p.dispute_id FROM dispute_parties p WHERE ${sql})`,
        parameters,
      })),
      ...(text === null || !NUMBER.test(text) ? [] : [{ sql: 'd.number = ?', parameters: [text] }]),
    ];
    if (ways.length === 0) return [];
    const { sql, parameters } = allOf([unitScopeCondition(scope, 'd'), anyOf(ways)]);
    return this.database.query(
      `SELECT d.id, d.number, d.received_on, d.district_id, d.street_id, d.community_id, d.grid_id FROM disputes d
       WHERE ${sql} ORDER BY d.id DESC LIMIT ${limit}`,
      parameters,
      (row): SearchHit => ({
        kind: 'record',
        title: `${locale === 'en' ? 'File' : '案卷'} ${row.text('number')}`,
        unitId: innermostOf(readUnitPath(row)),
        note: row.text('received_on'),
        page: `/disputes/${row.text('id').toLowerCase()}`,
      }),
    );
  }

  private async homes({ personIds, scope, limit, locale }: SearchQuery): Promise<SearchHit[]> {
    if (personIds.length === 0) return [];
    const { sql, parameters } = allOf([oneOf('h.person_id', personIds), unitScopeCondition(scope, 'h')]);
    const ids = await this.database.query(
      `SELECT h.person_id FROM rented_homes h WHERE ${sql} ORDER BY h.person_id LIMIT ${limit}`,
      parameters,
      (row) => row.text('person_id'),
    );
    const note = locale === 'en' ? 'In a register' : '有登记';
    return ids.map((personId) => ({ kind: 'person', personId, note, page: null }));
  }
}
