import { Injectable } from '@nestjs/common';
import { addDays, Clock, innermostOf, newId, type UnitPath } from '@yige/plugin-sdk/server';
import type { MeetingKind } from '../../contract/meetings.js';
import { type Slot, slotsOf } from '../../rules/organisation-life.js';
import { Attendees } from '../meetings/attendees.js';
import { type Keeper, MeetingRecording } from '../meetings/meeting-recording.js';
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
  on: string;
  nth: number;
}

/** The meetings of this year up to now, and what is planned for the rest of it. */
@Injectable()
export class DemoMeetings {
  constructor(
    private readonly attendees: Attendees,
    private readonly recording: MeetingRecording,
    private readonly clock: Clock,
  ) {}

  async hold({ id, holders, members, missed }: DemoBranch, units: UnitPath): Promise<void> {
    const today = this.clock.today();
    const year = Number(today.slice(0, 4));
    const keeper = { scope: { units: [{ id: innermostOf(units), level: 'community' as const }] }, name: KEPT_BY };
    const groups = holders.filter((holder) => holder !== id);
    const shape = { hasCommittee: members > 10, groups: groups.length, asksForLessons: true };
    for (const [nth, slot] of slotsOf(year, shape).entries()) {
      const { kind, month } = slot;
      const on = dayOf(slot, year);
      const isGroup = kind === 'groupMeeting';
      if (isGroup && missed.includes(month)) continue;
      for (const organisationId of isGroup ? groups : [id]) {
        if (on < today) await this.held(keeper, { organisationId, kind, on, nth });
        else if (!isGroup) await this.recording.plan(keeper, { organisationId, kind, on, topic: TOPICS[kind] });
      }
    }
  }

  /** A branch meeting decides something: everybody present with a vote but one agrees. */
  private async held(keeper: Keeper, { organisationId, kind, on, nth }: DemoMeeting): Promise<void> {
    const asked = await this.attendees.list(keeper.scope, organisationId, kind, on);
    const came = asked.filter((_member, index) => (index + nth) % 7 !== 3);
    const votes = came.filter(({ standing }) => standing === 'full').length;
    const plan = { decision: 'resolution', subject: '通过下季度工作计划', no: 0, abstained: 1, writtenYes: 0 } as const;
    await this.recording.record(keeper, {
      ...{ id: newId(), organisationId, kind, heldOn: on, topic: TOPICS[kind], minutes: '' },
      presentIds: came.map(({ id }) => id),
      resolutions: kind === 'branchMeeting' ? [{ ...plan, yes: votes - 1 }] : [],
    });
  }
}

/** The organisation-life meeting at the beginning of the year, everything else in the last month of its period. */
function dayOf({ kind, month }: Slot, year: number): string {
  const shown = kind === 'organisationLife' ? ORGANISATION_LIFE_MONTH : String(month).padStart(2, '0');
  return addDays(`${year}-${shown}-01`, DAYS[kind] - 1);
}
