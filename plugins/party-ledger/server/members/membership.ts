import { Injectable } from '@nestjs/common';
import {
  addMonths,
  type Caller,
  Clock,
  CoreClient,
  Database,
  isInScope,
  newId,
  unitScopeCondition,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { Admit, ChangeMembership, leaveSchema, MemberKind } from '../../contract/members.js';
import { NO_END } from '../../contract/shared.js';
import { membershipRulesOn } from '../../rules/membership.js';
import { holdsMembers } from '../../rules/organisation-thresholds.js';
import { ageOn } from '../../rules/structure-brackets.js';
import { DuesCharging } from '../dues/dues-charging.js';
import type { OrganisationNode } from '../organisations/organisation-tree.js';
import { Organisations } from '../organisations/organisations.js';
import { KEEP } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { MemberSpans, type OpenSpan } from './spans.js';

/** Where somebody belongs from a day on, and as what kind of member. */
interface Position {
  on: string;
  organisation: OrganisationNode;
  kind: MemberKind;
}

type Identity = Pick<Admit, 'personId' | 'name' | 'sex' | 'birthDate' | 'education'> & { idCheck: string | null };

/** Everything that changes who is a member of which organisation, and as what. */
@Injectable()
export class Membership {
  constructor(
    private readonly database: Database,
    private readonly core: CoreClient,
    private readonly organisations: Organisations,
    private readonly spans: MemberSpans,
    private readonly charging: DuesCharging,
    private readonly clock: Clock,
  ) {}

  /** Who is a resident is taken from the registry: what was typed of name, sex and birth date is not looked at then. */
  async admit(caller: Caller, wanted: Admit): Promise<{ id: string }> {
    const { on, beginning, organisationId, standing, kind } = wanted;
    const identity = { ...wanted, ...(await this.residentOf(caller, wanted.personId)), idCheck: null };
    if (on > this.clock.today()) throw partyProblems.dayNotYet();
    if (ageOn(on, identity.birthDate) < membershipRulesOn(on).youngest) throw partyProblems.memberTooYoung();
    return this.database.transaction(async () => {
      await this.organisations.lock(organisationId);
      const organisation = await this.holderOf(caller, organisationId);
      if (on < organisation.foundedOn) throw partyProblems.dayBeforeFounding();
      if (await this.isKnown(caller, identity)) throw partyProblems.memberKnown();
      const memberId = await this.add(identity, organisation);
      await this.spans.begin({ memberId, organisationId, standing, kind, on, beginning }, caller.name);
      return { id: memberId };
    });
  }

  /** Into another organisation, or of another kind, from a day on. */
  change(caller: Caller, memberId: string, { on, organisationId, kind, awaySince }: ChangeMembership): Promise<void> {
    const { mobileMonths } = membershipRulesOn(on);
    if (kind === 'mobile' && awaySince !== undefined && addMonths(awaySince, mobileMonths) > on) {
      throw partyProblems.notAwayLongEnough();
    }
    return this.database.transaction(async () => {
      if (organisationId !== undefined) await this.organisations.lock(organisationId);
      const open = await this.spans.lockOpen(caller.scopeFor(KEEP), memberId);
      const organisation = await this.holderOf(caller, organisationId ?? open.organisationId);
      await this.move(open, { on, organisation, kind: kind ?? open.kind }, caller.name);
    });
  }

  /** Inside a unit of work that has the member to itself: the stretch that lasts ends on the day, and another begins. */
  async move(open: OpenSpan, { on, organisation, kind }: Position, by: string): Promise<void> {
    if (on < organisation.foundedOn) throw partyProblems.dayBeforeFounding();
    const { memberId, standing } = open;
    const moves = organisation.id !== open.organisationId;
    await this.spans.close(open, on, null);
    await this.spans.begin(
      { memberId, on, kind, standing, organisationId: organisation.id, beginning: moves ? 'regrouped' : 'changed' },
      by,
    );
    if (moves) await this.follow(memberId, organisation);
  }

  /**
   * Inside a unit of work that has the member to itself: what is so today. A stretch that began today was written by mistake
   * and is put right; any other ends, and one begins.
   */
  async correct(open: OpenSpan, now: Omit<Position, 'on'>, by: string): Promise<void> {
    const { organisation, kind } = now;
    const moves = organisation.id !== open.organisationId;
    if (!moves && kind === open.kind) return;
    const today = this.clock.today();
    if (open.beginsOn < today) return this.move(open, { ...now, on: today }, by);
    await this.spans.amend(open, { organisationId: organisation.id, kind }, by);
    if (!moves) return;
    await this.follow(open.memberId, organisation);
    await this.charging.anew(open.memberId, today.slice(0, 7));
  }

  /** A probationary member becomes a full one, after a year at the earliest. */
  regularise(caller: Caller, memberId: string, on: string): Promise<void> {
    return this.database.transaction(async () => {
      const open = await this.spans.lockOpen(caller.scopeFor(KEEP), memberId);
      if (open.standing !== 'probationary') throw partyProblems.memberNotProbationary();
      const since = await this.probationarySince(memberId);
      if (on < addMonths(since, membershipRulesOn(on).probationMonths)) throw partyProblems.probationTooShort();
      await this.spans.close(open, on, null);
      const { organisationId, kind } = open;
      await this.spans.begin(
        { memberId, organisationId, kind, on, standing: 'full', beginning: 'regularised' },
        caller.name,
      );
    });
  }

  leave(caller: Caller, memberId: string, { on, ending }: z.output<typeof leaveSchema>): Promise<void> {
    return this.database.transaction(async () => {
      const open = await this.spans.lockOpen(caller.scopeFor(KEEP), memberId);
      await this.spans.close(open, on, ending);
      await this.charging.dropFrom(memberId, on);
    });
  }

  /** A branch or a group that the caller keeps: others hold no members of their own. */
  async holderOf(caller: Caller, organisationId: string): Promise<OrganisationNode> {
    const organisation = await this.organisations.get(caller.scopeFor(KEEP), organisationId);
    if (!holdsMembers(organisation)) throw partyProblems.organisationHoldsNoMembers();
    return organisation;
  }

  async add(identity: Identity, { units }: Pick<OrganisationNode, 'units'>): Promise<string> {
    const { personId, name, sex, birthDate, education, idCheck } = identity;
    const id = newId();
    await this.database.insertMany(
      'members',
      [
        ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'person_id', 'name', 'sex', 'birth_date'],
        ...['education', 'id_check', 'revision'],
      ],
      [[id, ...unitValues(units), personId, name, sex, birthDate, education, idCheck, 0]],
    );
    return id;
  }

  private async residentOf(caller: Caller, personId: string | null) {
    if (personId === null) return {};
    const { items } = await this.core.forUser(caller).people.batch({ body: { ids: [personId] } });
    const person = items[0];
    if (person === undefined || !isInScope(caller.scopeFor(KEEP), person.units)) throw partyProblems.personUnknown();
    return { personId: person.id, name: person.name, sex: person.sex, birthDate: person.birthDate };
  }

  /**
   * The same resident, or somebody of the same name and birth date, whose membership lasts. Only in the caller's units: who is a
   * member elsewhere is not told by a refusal.
   */
  private async isKnown(caller: Caller, { personId, name, birthDate }: Identity): Promise<boolean> {
    const within = unitScopeCondition(caller.scopeFor(KEEP), 'm');
    const found = await this.database.queryOne(
      `SELECT m.id FROM members m JOIN member_spans s ON s.member_id = m.id
       WHERE s.ends_on = ? AND (m.person_id = ? OR (m.birth_date = ? AND m.name = ?)) AND ${within.sql}`,
      [NO_END, personId, birthDate, name, ...within.parameters],
      () => true,
    );
    return found === true;
  }

  private async probationarySince(memberId: string): Promise<string> {
    const since = await this.database.queryOne(
      "SELECT MIN(begins_on) AS since FROM member_spans WHERE member_id = ? AND standing = 'probationary'",
      [memberId],
      (row) => row.text('since'),
    );
    if (since === null) throw partyProblems.memberNotProbationary();
    return since;
  }

  private async follow(memberId: string, { units }: OrganisationNode): Promise<void> {
    await this.database.execute(
      'UPDATE members SET district_id = ?, street_id = ?, community_id = ?, grid_id = ? WHERE id = ?',
      [...unitValues(units), memberId],
    );
  }
}
