import { Injectable } from '@nestjs/common';
import { addMonths, type Caller, Clock, Database, newId, oneOf } from '@yige/plugin-sdk/server';
import type { RecordTerm } from '../../contract/organisations.js';
import { termYearsOf, thresholdRulesOn } from '../../rules/organisation-thresholds.js';
import { currentMembers } from '../members/current-members.js';
import { KEEP } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { Organisations } from './organisations.js';

/** A term of office with those elected. */
export interface Term {
  beginsOn: string;
  endsOn: string;
  secretary: string | null;
  memberIds: string[];
}

/** Terms of office (届) and who was elected for them. */
@Injectable()
export class Terms {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** The latest term that has begun by the day, of each organisation that has one; it may be over. One statement. */
  async on(organisationIds: readonly string[], day: string): Promise<Map<string, Term>> {
    if (organisationIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('t.organisation_id', organisationIds);
    const rows = await this.database.query(
      `SELECT t.organisation_id, t.begins_on, t.ends_on, p.member_id, p.post, m.name
       FROM terms t LEFT JOIN term_posts p ON p.term_id = t.id LEFT JOIN members m ON m.id = p.member_id
       WHERE ${sql} AND t.begins_on = (SELECT MAX(x.begins_on) FROM terms x
         WHERE x.organisation_id = t.organisation_id AND x.begins_on <= ?)
       ORDER BY p.id`,
      [...parameters, day],
      (row) => ({
        organisationId: row.text('organisation_id'),
        beginsOn: row.text('begins_on'),
        endsOn: row.text('ends_on'),
        memberId: row.textOrNull('member_id'),
        secretary: row.textOrNull('post') === 'secretary' ? row.textOrNull('name') : null,
      }),
    );
    const terms = new Map<string, Term>();
    for (const { organisationId, beginsOn, endsOn, memberId, secretary } of rows) {
      const term = terms.get(organisationId) ?? { beginsOn, endsOn, secretary: null, memberIds: [] };
      if (memberId !== null) term.memberIds.push(memberId);
      terms.set(organisationId, { ...term, secretary: term.secretary ?? secretary });
    }
    return terms;
  }

  /** What an election brought about; its end follows from the rules. Of one day it takes the place of what was recorded. */
  record(caller: Caller, organisationId: string, term: RecordTerm): Promise<void> {
    return this.database.transaction(async () => {
      const scope = caller.scopeFor(KEEP);
      await this.organisations.lock(organisationId);
      const { kind, place } = await this.organisations.get(scope, organisationId);
      if (kind === 'group') throw partyProblems.organisationMisplaced();
      if (term.beginsOn > this.clock.today()) throw partyProblems.dayNotYet();
      const elected = [
        { memberId: term.secretaryId, post: 'secretary' },
        ...(term.deputyId === null ? [] : [{ memberId: term.deputyId, post: 'deputy' }]),
        ...term.committeeIds.map((memberId) => ({ memberId, post: 'committee' })),
      ];
      const tree = await this.organisations.tree(scope);
      const known = await currentMembers(this.database, tree.within(organisationId), term.beginsOn);
      const ids = new Set(known.map(({ id }) => id));
      if (elected.some(({ memberId }) => !ids.has(memberId))) throw partyProblems.postNotOfOrganisation();
      await this.replace(
        organisationId,
        term.beginsOn,
        termYearsOf(kind, place, thresholdRulesOn(term.beginsOn)),
        elected,
      );
    });
  }

  /** Inside a unit of work that has the organisation to itself. */
  async replace(
    organisationId: string,
    beginsOn: string,
    years: number,
    elected: readonly { memberId: string; post: string }[],
  ): Promise<void> {
    const old = await this.database.query(
      'SELECT id FROM terms WHERE organisation_id = ? AND begins_on = ?',
      [organisationId, beginsOn],
      (row) => row.text('id'),
    );
    for (const id of old) {
      await this.database.execute('DELETE FROM term_posts WHERE term_id = ?', [id]);
      await this.database.execute('DELETE FROM terms WHERE id = ?', [id]);
    }
    const termId = newId();
    await this.database.insertMany(
      'terms',
      ['id', 'organisation_id', 'begins_on', 'ends_on'],
      [[termId, organisationId, beginsOn, addMonths(beginsOn, 12 * years)]],
    );
    await this.database.insertMany(
      'term_posts',
      ['id', 'term_id', 'member_id', 'post'],
      elected.map(({ memberId, post }) => [newId(), termId, memberId, post]),
    );
  }
}
