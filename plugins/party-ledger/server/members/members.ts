import { Injectable } from '@nestjs/common';
import {
  allOf,
  type Caller,
  Clock,
  type Condition,
  Database,
  oneOf,
  type UnitScope,
  unitScopeCondition,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  beginningSchema,
  endingSchema,
  type listMembersQuerySchema,
  type MemberDetail,
  memberKindSchema,
  type memberPageSchema,
  type Stretch,
  standingSchema,
} from '../../contract/members.js';
import { NO_END } from '../../contract/shared.js';
import { Balances } from '../dues/balances.js';
import { DuesBases } from '../dues/dues-bases.js';
import { Organisations } from '../organisations/organisations.js';
import { READ } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { holdsOn, MEMBER_COLUMNS, readMember } from './current-members.js';
import { MemberReads } from './member-reads.js';

/** The members of today within the caller's units, and what is known of one of them. */
@Injectable()
export class Members {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly balances: Balances,
    private readonly bases: DuesBases,
    private readonly reads: MemberReads,
    private readonly clock: Clock,
  ) {}

  /** In the order of their ids: a cursor holds no name. */
  async list(
    caller: Caller,
    query: z.output<typeof listMembersQuerySchema>,
  ): Promise<z.output<typeof memberPageSchema>> {
    const wanted = allOf(await this.conditionsOf(caller.scopeFor(READ), query));
    const counted = await this.database.queryOne(
      `SELECT COUNT(*) AS number FROM member_spans s JOIN members m ON m.id = s.member_id WHERE ${wanted.sql}`,
      wanted.parameters,
      (row) => row.integer('number'),
    );
    const rows = await this.database.query(
      `SELECT ${MEMBER_COLUMNS} FROM member_spans s JOIN members m ON m.id = s.member_id
       WHERE ${wanted.sql} AND m.id > ? ORDER BY m.id LIMIT ${query.limit + 1}`,
      [...wanted.parameters, query.cursor ?? ''],
      readMember,
    );
    const items = rows.slice(0, query.limit);
    await this.reads.keep(
      caller,
      items.map(({ id }) => id),
    );
    return { items, next: rows.length > items.length ? (items.at(-1)?.id ?? null) : null, total: counted ?? 0 };
  }

  /** Throws 404 outside the scope. Who reads it is among the readers already. */
  async detail(caller: Caller, id: string): Promise<MemberDetail> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'm');
    const found = await this.database.queryOne(
      `SELECT ${MEMBER_COLUMNS} FROM members m JOIN member_spans s ON s.member_id = m.id
       WHERE m.id = ? AND ${within.sql} ORDER BY s.begins_on DESC LIMIT 1`,
      [id, ...within.parameters],
      readMember,
    );
    if (found === null) throw partyProblems.memberUnknown();
    await this.reads.keep(caller, [id]);
    const { personId, name, sex, birthDate, education } = found;
    return {
      ...{ id, personId, name, sex, birthDate, education },
      history: await this.historyOf(id),
      dues: await this.bases.latest(id),
      balance: (await this.balances.of([id], this.clock.today().slice(0, 7))).get(id) ?? NOTHING,
      reads: await this.reads.latest(id),
    };
  }

  /** What the panel on a resident's page shows; null for whoever is no member that the caller may see. */
  async ofPerson(caller: Caller, personId: string): Promise<MemberDetail | null> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'm');
    const id = await this.database.queryOne(
      `SELECT m.id FROM members m WHERE m.person_id = ? AND ${within.sql} ORDER BY m.id DESC LIMIT 1`,
      [personId, ...within.parameters],
      (row) => row.text('id'),
    );
    return id === null ? null : this.detail(caller, id);
  }

  private async conditionsOf(
    scope: UnitScope,
    { organisation, standing, kind }: z.output<typeof listMembersQuerySchema>,
  ): Promise<Condition[]> {
    const conditions: Condition[] = [unitScopeCondition(scope, 'm'), holdsOn(this.clock.today())];
    if (organisation !== undefined) {
      const tree = await this.organisations.tree(scope);
      conditions.push(oneOf('s.organisation_id', tree.chosen(organisation)));
    }
    if (standing !== undefined) conditions.push({ sql: 's.standing = ?', parameters: [standing] });
    if (kind !== undefined) conditions.push({ sql: 's.kind = ?', parameters: [kind] });
    return conditions;
  }

  private historyOf(id: string): Promise<Stretch[]> {
    return this.database.query(
      `SELECT s.begins_on, s.ends_on, s.standing, s.kind, s.beginning, s.ending, o.name AS organisation
       FROM member_spans s JOIN organisations o ON o.id = s.organisation_id WHERE s.member_id = ? ORDER BY s.begins_on DESC`,
      [id],
      (row) => ({
        from: row.text('begins_on'),
        until: row.text('ends_on') === NO_END ? null : row.text('ends_on'),
        organisation: row.text('organisation'),
        standing: standingSchema.parse(row.text('standing')),
        kind: memberKindSchema.parse(row.text('kind')),
        beginning: beginningSchema.parse(row.text('beginning')),
        ending: endingSchema.nullable().parse(row.textOrNull('ending')),
      }),
    );
  }
}

const NOTHING = { dueFen: 0, paidFen: 0, unpaidMonths: 0 };
