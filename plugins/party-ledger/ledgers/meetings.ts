import { defineLedger } from '@yige/plugin-sdk/manifest';
import { meetingKinds } from './words.js';

const own = { source: 'plugin' } as const;
const recorded = { 'zh-CN': '会议记录里登记的', en: 'As the meeting was recorded' };
const votes = { 'zh-CN': '有表决权的正式党员', en: 'Full members, who have a vote' };

/** 组织生活台账: every meeting that was held in the month. */
export const meetingsLedger = defineLedger({
  name: 'meetings',
  title: { 'zh-CN': '组织生活台账', en: 'Ledger of meetings' },
  rule: { 'zh-CN': '本月开过的会议，每次一行', en: 'A row for each meeting held in the month' },
  permission: 'party-ledger:ledger.read',
  period: 'month',
  columns: [
    {
      ...own,
      type: 'date',
      name: 'heldOn',
      title: { 'zh-CN': '日期', en: 'Day' },
      semantic: 'partyLedger.meeting.date',
      rule: recorded,
    },
    {
      ...own,
      ...{ type: 'text', name: 'organisation', title: { 'zh-CN': '组织', en: 'Organisation' } },
      ...{ semantic: 'partyLedger.meeting.organisation', rule: recorded },
    },
    {
      ...own,
      ...{
        type: 'choice',
        name: 'kind',
        title: { 'zh-CN': '会议', en: 'Meeting' },
        semantic: 'partyLedger.meeting.kind',
      },
      ...{ options: meetingKinds, filter: true, rule: recorded },
    },
    {
      ...own,
      ...{
        type: 'text',
        name: 'countsFor',
        title: { 'zh-CN': '计入', en: 'Counts for' },
        semantic: 'partyLedger.meeting.period',
      },
      rule: {
        'zh-CN': '计入哪个月、季或年；补开的计入原来那一期',
        en: 'Its month, quarter or year; what was made up counts for the one that was missed',
      },
    },
    {
      ...own,
      type: 'text',
      name: 'topic',
      title: { 'zh-CN': '议题', en: 'Topic' },
      semantic: 'partyLedger.meeting.topic',
      rule: recorded,
    },
    {
      ...own,
      type: 'integer',
      name: 'asked',
      title: { 'zh-CN': '应到', en: 'Asked' },
      semantic: 'partyLedger.meeting.asked',
      rule: recorded,
    },
    {
      ...own,
      type: 'integer',
      name: 'present',
      title: { 'zh-CN': '实到', en: 'Present' },
      semantic: 'partyLedger.meeting.present',
      rule: recorded,
    },
    {
      ...own,
      ...{
        type: 'integer',
        name: 'entitled',
        title: { 'zh-CN': '有表决权', en: 'With a vote' },
        semantic: 'partyLedger.meeting.entitled',
      },
      rule: votes,
    },
    {
      ...own,
      ...{ type: 'integer', name: 'entitledPresent', title: { 'zh-CN': '其中到会', en: 'Of them present' } },
      ...{ semantic: 'partyLedger.meeting.entitledPresent', rule: votes },
    },
    {
      ...own,
      ...{
        type: 'integer',
        name: 'passed',
        title: { 'zh-CN': '通过决议', en: 'Resolutions passed' },
        semantic: 'partyLedger.meeting.passed',
      },
      rule: {
        'zh-CN': '到会过半数，且赞成超过应到会有表决权党员的半数；选举按到会五分之四和到会过半数',
        en: 'At least half present and yes votes of more than half of those entitled; elections by four fifths present and more than half of them',
      },
    },
  ],
});
