import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, type UnitScope, unitScopeCondition } from '@yige/plugin-sdk/server';
import {
  type Beginning,
  beginningSchema,
  type Ending,
  type MemberKind,
  memberKindSchema,
  type Standing,
  standingSchema,
} from '../../contract/members.js';
import { NO_END } from '../../contract/shared.js';
import { partyProblems } from '../problems.js';

/** A stretch of membership that begins. */
interface NewSpan {
  memberId: string;
  organisationId: string;
  standing: Standing;
  kind: MemberKind;
  on: string;
  beginning: Beginning;
}

/** The stretch that lasts. */
export interface OpenSpan {
  id: string;
  memberId: string;
  organisationId: string;
  standing: Standing;
  kind: MemberKind;
  beginsOn: string;
  beginning: Beginning;
}

/** The dated history of members. Of one member one stretch at most holds on any day. */
@Injectable()
export class MemberSpans {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Inside a unit of work: the stretch that lasts, with nobody else changing it. Throws 404 outside the scope. */
  async lockOpen(scope: UnitScope, memberId: string): Promise<OpenSpan> {
    const within = unitScopeCondition(scope, 'members');
    const { affectedRows } = await this.database.execute(
      `UPDATE members SET revision = revision + 1 WHERE id = ? AND ${within.sql}`,
      [memberId, ...within.parameters],
    );
    if (affectedRows === 0) throw partyProblems.memberUnknown();
    const open = await this.database.queryOne(
      `SELECT s.id, s.organisation_id, s.standing, s.kind, s.begins_on, s.beginning FROM member_spans s
       WHERE s.member_id = ? AND s.ends_on = ?`,
      [memberId, NO_END],
      (row) => ({
        ...{ id: row.text('id'), memberId },
        organisationId: row.text('organisation_id'),
        standing: standingSchema.parse(row.text('standing')),
        kind: memberKindSchema.parse(row.text('kind')),
        beginsOn: row.text('begins_on'),
        beginning: beginningSchema.parse(row.text('beginning')),
      }),
    );
    if (open === null) throw partyProblems.memberLeft();
    return open;
  }

  /** Ends the stretch; with an ending they have left. */
  async close(open: OpenSpan, on: string, ending: Ending | null): Promise<void> {
    if (on > this.clock.today()) throw partyProblems.dayNotYet();
    if (on <= open.beginsOn) throw partyProblems.dayBeforeLastChange();
    await this.database.execute('UPDATE member_spans SET ends_on = ?, ending = ? WHERE id = ?', [on, ending, open.id]);
  }

  /** Says anew where the stretch is and of what kind, as if it had begun so. */
  async amend(
    { id, beginning, organisationId: before }: OpenSpan,
    { organisationId, kind }: Pick<OpenSpan, 'organisationId' | 'kind'>,
    by: string,
  ): Promise<void> {
    const how = beginning === 'changed' && organisationId !== before ? 'regrouped' : beginning;
    await this.database.execute(
      `UPDATE member_spans SET organisation_id = ?, kind = ?, beginning = ?, recorded_by_name = ?, recorded_at = ?
       WHERE id = ?`,
      [organisationId, kind, how, by, this.clock.now(), id],
    );
  }

  async begin({ memberId, organisationId, standing, kind, on, beginning }: NewSpan, by: string): Promise<void> {
    await this.database.insertMany(
      'member_spans',
      [
        ...['id', 'member_id', 'organisation_id', 'standing', 'kind', 'begins_on', 'ends_on', 'beginning', 'ending'],
        ...['recorded_by_name', 'recorded_at'],
      ],
      [[newId(), memberId, organisationId, standing, kind, on, NO_END, beginning, null, by, this.clock.now()]],
    );
  }
}
