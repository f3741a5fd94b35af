import { defineLedger } from '@yige/plugin-sdk/manifest';
import { educations, memberKinds, sexes, standings } from './words.js';

const own = { source: 'plugin' } as const;
const kept = { 'zh-CN': '党员名册登记的', en: 'As the roster has it' };
const lastDay = {
  'zh-CN': '本年最后一天的情况；年度没有结束的，按今天',
  en: 'As of the year’s last day, or today while the year goes on',
};

/** 党员台账: everybody who belonged at the year's end. Names stand in this plugin's own column: core is told of no membership. */
export const membersLedger = defineLedger({
  name: 'members',
  title: { 'zh-CN': '党员台账', en: 'Ledger of party members' },
  rule: {
    'zh-CN': '年末（本年按今天）在册的党员，每人一行',
    en: 'A row for each member at the year’s end, or today',
  },
  permission: 'party-ledger:ledger.read',
  period: 'year',
  sensitive: true,
  columns: [
    {
      ...own,
      type: 'text',
      name: 'name',
      title: { 'zh-CN': '姓名', en: 'Name' },
      semantic: 'partyLedger.member.name',
      rule: kept,
      search: true,
    },
    {
      ...own,
      ...{ type: 'choice', name: 'sex', title: { 'zh-CN': '性别', en: 'Sex' }, semantic: 'partyLedger.member.sex' },
      ...{ options: sexes, rule: kept },
    },
    {
      ...own,
      ...{
        type: 'date',
        name: 'birthDate',
        title: { 'zh-CN': '出生日期', en: 'Born' },
        semantic: 'partyLedger.member.birthDate',
      },
      rule: kept,
    },
    {
      ...own,
      ...{
        type: 'choice',
        name: 'education',
        title: { 'zh-CN': '学历', en: 'Education' },
        semantic: 'partyLedger.member.education',
      },
      ...{ options: educations, rule: kept },
    },
    {
      ...own,
      ...{ type: 'text', name: 'organisation', title: { 'zh-CN': '所在组织', en: 'Organisation' } },
      ...{ semantic: 'partyLedger.member.organisation', rule: lastDay },
    },
    {
      ...own,
      ...{
        type: 'choice',
        name: 'standing',
        title: { 'zh-CN': '党员类别', en: 'Standing' },
        semantic: 'partyLedger.member.standing',
      },
      ...{ options: standings, filter: true, rule: lastDay },
    },
    {
      ...own,
      ...{ type: 'choice', name: 'kind', title: { 'zh-CN': '状态', en: 'Kind' }, semantic: 'partyLedger.member.kind' },
      ...{ options: memberKinds, filter: true, rule: lastDay },
    },
    {
      ...own,
      ...{
        type: 'date',
        name: 'since',
        title: { 'zh-CN': '入册日期', en: 'In the ledger since' },
        semantic: 'partyLedger.member.since',
      },
      rule: { 'zh-CN': '接收或转入的日期', en: 'The day of acceptance or transfer' },
    },
  ],
});
