import { Injectable } from '@nestjs/common';
import { addDays, Clock, Database, newId, readUnitPath, unitValues } from '@yige/plugin-sdk/server';
import type { MeetingKind } from '../../contract/meetings.js';
import type { Member } from '../../contract/members.js';
import { type Slot, slotsOf } from '../../rules/organisation-life.js';
import type { DemoBranch } from './demo-branches.js';

const TOPICS: Readonly<Record<MeetingKind, string>> = {
  branchMeeting: '通报季度工作，讨论下季度计划',
  committeeMeeting: '研究本月工作',
  groupMeeting: '学习讨论',
  themeDay: '走访独居老人，清理楼道',
  partyLesson: '学习党章党规',
  organisationLife: '谈心谈话，查摆问题',
  appraisal: '民主评议',
  election: '换届选举',
};
/** On which day of the month each kind is held. */
const DAYS: Readonly<Record<MeetingKind, number>> = {
  ...{ branchMeeting: 25, committeeMeeting: 8, groupMeeting: 14, themeDay: 20, partyLesson: 22 },
  ...{ organisationLife: 22, appraisal: 24, election: 10 },
};
const ORGANISATION_LIFE_MONTH = '01';
const KEPT_BY = '何文斌';

interface DemoMeeting {
  organisationId: string;
  kind: MeetingKind;
  period: string;
  on: string;
  members: readonly Member[];
  nth: number;
}

/** The meetings of this year up to now, and what is planned for the rest of it. */
@Injectable()
export class DemoMeetings {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async hold({ id, holders, missed }: DemoBranch, members: readonly Member[], lastDay: string): Promise<void> {
    const year = Number(this.clock.today().slice(0, 4));
    const groups = holders.filter((holder) => holder !== id);
    const shape = { hasCommittee: members.length > 10, groups: groups.length, asksForLessons: true };
    for (const [nth, slot] of slotsOf(year, shape).entries()) {
      const on = dayOf(slot, year);
      const isGroup = slot.kind === 'groupMeeting';
      if (isGroup && missed.includes(slot.month)) continue;
      for (const organisationId of isGroup ? groups : [id]) {
        const asked = isGroup ? members.filter((member) => member.organisationId === organisationId) : members;
        const meeting: DemoMeeting = { organisationId, kind: slot.kind, period: slot.period, on, members: asked, nth };
        if (on <= lastDay) await this.held(meeting);
        else if (!isGroup) await this.planned(meeting);
      }
    }
  }

  private async held({ members, nth, ...meeting }: DemoMeeting): Promise<void> {
    const asked = meeting.kind === 'committeeMeeting' ? members.slice(0, 5) : members;
    const came = asked.filter((_member, index) => (index + nth) % 7 !== 3);
    const full = (those: readonly Member[]) => those.filter(({ standing }) => standing === 'full').length;
    const id = await this.insert(meeting, 'held', {
      ...{ asked: asked.length, present: came.length, entitled: full(asked), entitledPresent: full(came) },
    });
    const present = new Set(came.map((member) => member.id));
    await this.database.insertMany(
      'attendances',
      ['id', 'meeting_id', 'member_id', 'present', 'entitled'],
      asked.map((member) => [newId(), id, member.id, present.has(member.id), member.standing === 'full']),
    );
    if (meeting.kind === 'branchMeeting') await this.resolve(id, full(came));
  }

  private async planned({ members: _members, nth: _nth, ...meeting }: DemoMeeting): Promise<void> {
    await this.insert(meeting, 'planned', { asked: 0, present: 0, entitled: 0, entitledPresent: 0 });
  }

  private async insert(
    { organisationId, kind, period, on }: Omit<DemoMeeting, 'members' | 'nth'>,
    state: 'held' | 'planned',
    counts: { asked: number; present: number; entitled: number; entitledPresent: number },
  ): Promise<string> {
    const id = newId();
    const [units] = await this.database.query(
      'SELECT district_id, street_id, community_id, grid_id FROM organisations WHERE id = ?',
      [organisationId],
      readUnitPath,
    );
    if (units === undefined) throw new RangeError('The demo’s branch is not there');
    const { asked, present, entitled, entitledPresent } = counts;
    await this.database.insertMany(
      'meetings',
      [
        ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'organisation_id', 'kind', 'period', 'state'],
        ...['held_on', 'topic', 'minutes', 'asked', 'present', 'entitled', 'entitled_present'],
        ...['recorded_by_name', 'recorded_at'],
      ],
      [
        [
          ...[id, ...unitValues(units), organisationId, kind, period, state, on, TOPICS[kind], ''],
          ...[asked, present, entitled, entitledPresent, KEPT_BY, this.clock.now()],
        ],
      ],
    );
    return id;
  }

  /** Everybody present but one agreed: by the attendance of the demo that is always enough. */
  private async resolve(meetingId: string, present: number): Promise<void> {
    await this.database.insertMany(
      'resolutions',
      [
        ...['id', 'meeting_id', 'decision', 'subject', 'yes_votes', 'no_votes', 'abstained', 'written_yes'],
        ...['quorate', 'agreed'],
      ],
      [[newId(), meetingId, 'resolution', '通过下季度工作计划', present - 1, 0, 1, 0, true, true]],
    );
  }
}

/** The organisation-life meeting at the beginning of the year, everything else in the last month of its period. */
function dayOf({ kind, month }: Slot, year: number): string {
  const shown = kind === 'organisationLife' ? ORGANISATION_LIFE_MONTH : String(month).padStart(2, '0');
  return addDays(`${year}-${shown}-01`, DAYS[kind] - 1);
}
