import { Injectable } from '@nestjs/common';
import { Database, type UnitScope } from '@yige/plugin-sdk/server';
import type { MeetingKind } from '../../contract/meetings.js';
import type { Member } from '../../contract/members.js';
import { isBranch } from '../../rules/organisation-thresholds.js';
import { currentMembers } from '../members/current-members.js';
import type { OrganisationNode } from '../organisations/organisation-tree.js';
import { Organisations } from '../organisations/organisations.js';
import { Terms } from '../organisations/terms.js';
import { partyProblems } from '../problems.js';

/** Who is asked to come to a meeting. */
@Injectable()
export class Attendees {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly terms: Terms,
  ) {}

  async list(scope: UnitScope, organisationId: string, kind: MeetingKind, day: string): Promise<Member[]> {
    return this.of(scope, await this.organisations.get(scope, organisationId), kind, day);
  }

  /** The elected of a branch for its committee; else everybody who belonged to the organisation or below it on the day. */
  async of(scope: UnitScope, organisation: OrganisationNode, kind: MeetingKind, day: string): Promise<Member[]> {
    checkHolder(organisation, kind);
    const tree = await this.organisations.tree(scope, day);
    const members = await currentMembers(this.database, tree.within(organisation.id), day);
    if (kind !== 'committeeMeeting') return members;
    const term = (await this.terms.on([organisation.id], day)).get(organisation.id);
    const elected = new Set(term?.memberIds);
    return members.filter(({ id }) => elected.has(id));
  }
}

/** Groups hold group meetings and branches all others. */
export function checkHolder(organisation: OrganisationNode, kind: MeetingKind): void {
  if (kind === 'groupMeeting' ? organisation.kind !== 'group' : !isBranch(organisation)) {
    throw partyProblems.meetingOfOther();
  }
}
