import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  Database,
  newId,
  type UnitScope,
  unitScopeCondition,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { MeetingKind, planMeetingSchema, recordMeetingSchema } from '../../contract/meetings.js';
import type { Member } from '../../contract/members.js';
import { periodOf } from '../../rules/organisation-life.js';
import { outcomeOf, votingRulesOn } from '../../rules/voting.js';
import type { OrganisationNode } from '../organisations/organisation-tree.js';
import { Organisations } from '../organisations/organisations.js';
import { KEEP } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { Attendees, checkHolder } from './attendees.js';

type Recorded = z.output<typeof recordMeetingSchema>;
type Planned = z.output<typeof planMeetingSchema>;

/** Who writes, and in which units. */
export interface Keeper {
  scope: UnitScope;
  name: string;
}

interface Presence {
  asked: number;
  present: number;
  entitled: number;
  entitledPresent: number;
}

interface NewMeeting extends Presence {
  id: string;
  kind: MeetingKind;
  period: string | null;
  state: 'planned' | 'held';
  on: string;
  topic: string;
  minutes: string;
}

const NOBODY_YET: Presence = { asked: 0, present: 0, entitled: 0, entitledPresent: 0 };

/** Plans meetings, and records those that were held with who came and what was decided. */
@Injectable()
export class MeetingRecording {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly attendees: Attendees,
    private readonly clock: Clock,
  ) {}

  /** A day for what the year asks for; another day for the same takes the place of the first. */
  plan(keeper: Keeper, { organisationId, kind, on, topic }: Planned): Promise<{ id: string }> {
    const period = periodOf(kind, on);
    if (period === null) throw partyProblems.meetingNotOfYear();
    return this.database.transaction(async () => {
      await this.organisations.lock(organisationId);
      const organisation = await this.organisations.get(keeper.scope, organisationId);
      checkHolder(organisation, kind);
      await this.dropPlanned(organisationId, kind, period);
      const id = newId();
      const planned: NewMeeting = { id, kind, period, state: 'planned', on, topic, minutes: '', ...NOBODY_YET };
      await this.insert(organisation, planned, keeper.name);
      return { id };
    });
  }

  async withdrawPlan(caller: Caller, id: string): Promise<void> {
    const within = unitScopeCondition(caller.scopeFor(KEEP), 'meetings');
    const { affectedRows } = await this.database.execute(
      `DELETE FROM meetings WHERE id = ? AND state = 'planned' AND ${within.sql}`,
      [id, ...within.parameters],
    );
    if (affectedRows === 0) throw partyProblems.meetingUnknown();
  }

  /** Under one id there is one meeting, however often it is handed in; with other content it is refused. */
  record(keeper: Keeper, meeting: Recorded): Promise<{ id: string }> {
    if (meeting.heldOn > this.clock.today()) throw partyProblems.dayNotYet();
    const period = countedFor(meeting);
    return this.database.transaction(async () => {
      await this.organisations.lock(meeting.organisationId);
      const organisation = await this.organisations.get(keeper.scope, meeting.organisationId);
      if (meeting.heldOn < organisation.foundedOn) throw partyProblems.dayBeforeFounding();
      const asked = await this.attendees.of(keeper.scope, organisation, meeting.kind, meeting.heldOn);
      if (await this.isRecorded(meeting)) return { id: meeting.id };
      const presence = presenceOf(asked, meeting.presentIds);
      for (const resolution of meeting.resolutions) checkVotes(resolution, presence);
      await this.dropPlanned(organisation.id, meeting.kind, period);
      const { id, kind, heldOn: on, topic, minutes } = meeting;
      await this.insert(
        organisation,
        { id, kind, period, state: 'held', on, topic, minutes, ...presence },
        keeper.name,
      );
      await this.insertAttendance(id, asked, new Set(meeting.presentIds));
      await this.insertResolutions(meeting, presence);
      return { id };
    });
  }

  private async isRecorded({ id, organisationId, kind, heldOn, topic }: Recorded): Promise<boolean> {
    const known = await this.database.queryOne(
      'SELECT organisation_id, kind, held_on, topic FROM meetings WHERE id = ?',
      [id],
      (row) => [row.text('organisation_id'), row.text('kind'), row.text('held_on'), row.text('topic')].join('\n'),
    );
    if (known === null) return false;
    if (known !== [organisationId, kind, heldOn, topic].join('\n')) throw partyProblems.meetingDiffers();
    return true;
  }

  private async dropPlanned(organisationId: string, kind: MeetingKind, period: string | null): Promise<void> {
    await this.database.execute(
      "DELETE FROM meetings WHERE organisation_id = ? AND kind = ? AND period = ? AND state = 'planned'",
      [organisationId, kind, period],
    );
  }

  private async insert({ id, units }: OrganisationNode, meeting: NewMeeting, by: string): Promise<void> {
    const { kind, period, state, on, topic, minutes, asked, present, entitled, entitledPresent } = meeting;
    await this.database.insertMany(
      'meetings',
      [
        ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'organisation_id', 'kind', 'period', 'state'],
        ...['held_on', 'topic', 'minutes', 'asked', 'present', 'entitled', 'entitled_present'],
        ...['recorded_by_name', 'recorded_at'],
      ],
      [
        [
          ...[meeting.id, ...unitValues(units), id, kind, period, state, on, topic, minutes],
          ...[asked, present, entitled, entitledPresent, by, this.clock.now()],
        ],
      ],
    );
  }

  private async insertAttendance(meetingId: string, asked: readonly Member[], present: ReadonlySet<string>) {
    await this.database.insertMany(
      'attendances',
      ['id', 'meeting_id', 'member_id', 'present', 'entitled'],
      asked.map(({ id, standing }) => [newId(), meetingId, id, present.has(id), standing === 'full']),
    );
  }

  private async insertResolutions({ id, heldOn, resolutions }: Recorded, presence: Presence): Promise<void> {
    const rules = votingRulesOn(heldOn);
    await this.database.insertMany(
      'resolutions',
      [
        ...['id', 'meeting_id', 'decision', 'subject', 'yes_votes', 'no_votes', 'abstained', 'written_yes'],
        ...['quorate', 'agreed'],
      ],
      resolutions.map(({ decision, subject, yes, no, abstained, writtenYes }) => {
        const { entitled, entitledPresent: present } = presence;
        const { quorate, agreed } = outcomeOf({ decision, entitled, present, yes, writtenYes }, rules);
        return [newId(), id, decision, subject, yes, no, abstained, writtenYes, quorate, agreed];
      }),
    );
  }
}

/** Only full members (正式党员) have a vote. */
function presenceOf(asked: readonly Member[], presentIds: readonly string[]): Presence {
  const present = new Set(presentIds);
  const came = asked.filter(({ id }) => present.has(id));
  if (came.length < present.size) throw partyProblems.attendeeUnknown();
  const votes = (members: readonly Member[]) => members.filter(({ standing }) => standing === 'full').length;
  return { asked: asked.length, present: came.length, entitled: votes(asked), entitledPresent: votes(came) };
}

function checkVotes(resolution: Recorded['resolutions'][number], { entitled, entitledPresent }: Presence): void {
  const { decision, yes, no, abstained, writtenYes } = resolution;
  if (yes + no + abstained > entitledPresent) throw partyProblems.votesTooMany();
  const absent = entitled - entitledPresent;
  if (writtenYes > (decision === 'acceptance' ? absent : 0)) throw partyProblems.writtenNotCounted();
}

/** The period of the day, or an earlier one of the same rhythm that is made up (补开). */
function countedFor({ kind, heldOn, period }: Recorded): string | null {
  const own = periodOf(kind, heldOn);
  if (period === undefined || period === own) return own;
  if (own === null || period.length !== own.length || period > own) throw partyProblems.meetingPeriodWrong();
  return period;
}
