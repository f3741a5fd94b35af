import { Injectable } from '@nestjs/common';
import { allOf, type Caller, Clock, CoreClient, Database, oneOf, unitScopeCondition } from '@yige/plugin-sdk/server';
import type { HouseholdMember } from '../../contract/members.js';
import { READ } from '../permissions.js';
import { holdsOn, MEMBER_COLUMNS, readMember } from './current-members.js';
import { MemberReads } from './member-reads.js';

/** What the panel on a household's page shows: who behind the door is a member today (党员户). */
@Injectable()
export class HouseholdMembers {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly reads: MemberReads,
    private readonly clock: Clock,
  ) {}

  /** Throws a `ProblemError` with status 404 for a household whom the caller may not see. */
  async of(caller: Caller, householdId: string): Promise<HouseholdMember[]> {
    const { members } = await this.core.forUser(caller).households.get({ params: { id: householdId } });
    if (members.length === 0) return [];
    const { sql, parameters } = allOf([
      unitScopeCondition(caller.scopeFor(READ), 'm'),
      holdsOn(this.clock.today()),
      oneOf(
        'm.person_id',
        members.map(({ id }) => id),
      ),
    ]);
    const found = await this.database.query(
      `SELECT ${MEMBER_COLUMNS}, o.name AS organisation FROM members m
       JOIN member_spans s ON s.member_id = m.id JOIN organisations o ON o.id = s.organisation_id
       WHERE ${sql} ORDER BY m.id`,
      parameters,
      (row) => ({ ...readMember(row), organisation: row.text('organisation') }),
    );
    await this.reads.keep(
      caller,
      found.map(({ id }) => id),
    );
    return found;
  }
}
