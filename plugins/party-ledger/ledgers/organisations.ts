import { defineLedger } from '@yige/plugin-sdk/manifest';
import { organisationKinds } from './words.js';

const own = { source: 'plugin' } as const;
const lastDay = {
  'zh-CN': '本年最后一天的数；年度没有结束的，按今天',
  en: 'As of the year’s last day, or today while the year goes on',
};

/** 党组织台账: every organisation that stood at the year's end. */
export const organisationsLedger = defineLedger({
  name: 'organisations',
  title: { 'zh-CN': '党组织台账', en: 'Ledger of party organisations' },
  rule: {
    'zh-CN': '年末（本年按今天）存在的党委、总支、支部和小组，每个一行',
    en: 'A row for each committee, branch and group that stands at the year’s end, or today',
  },
  permission: 'party-ledger:ledger.read',
  period: 'year',
  columns: [
    {
      ...own,
      ...{
        type: 'text',
        name: 'name',
        title: { 'zh-CN': '名称', en: 'Name' },
        semantic: 'partyLedger.organisation.name',
      },
      rule: { 'zh-CN': '登记的名称', en: 'As it was registered' },
    },
    {
      ...own,
      ...{
        type: 'choice',
        name: 'kind',
        title: { 'zh-CN': '类别', en: 'Kind' },
        semantic: 'partyLedger.organisation.kind',
      },
      ...{ options: organisationKinds, filter: true },
      rule: { 'zh-CN': '登记的类别', en: 'As it was registered' },
    },
    {
      ...own,
      ...{
        type: 'text',
        name: 'parent',
        title: { 'zh-CN': '上级', en: 'Under' },
        semantic: 'partyLedger.organisation.parent',
      },
      rule: { 'zh-CN': '设在哪个党组织下面', en: 'The organisation under which it stands' },
    },
    {
      ...own,
      ...{
        type: 'date',
        name: 'foundedOn',
        title: { 'zh-CN': '成立', en: 'Founded' },
        semantic: 'partyLedger.organisation.foundedDate',
      },
      rule: { 'zh-CN': '登记的成立日期', en: 'As it was registered' },
    },
    {
      ...own,
      ...{
        type: 'integer',
        name: 'members',
        title: { 'zh-CN': '党员', en: 'Members' },
        semantic: 'partyLedger.organisation.members',
      },
      rule: lastDay,
    },
    {
      ...own,
      ...{ type: 'integer', name: 'probationary', title: { 'zh-CN': '其中预备党员', en: 'Of them probationary' } },
      semantic: 'partyLedger.organisation.probationary',
      rule: lastDay,
    },
    {
      ...own,
      ...{
        type: 'text',
        name: 'secretary',
        title: { 'zh-CN': '书记', en: 'Secretary' },
        semantic: 'partyLedger.organisation.secretary',
      },
      rule: { 'zh-CN': '最近一次换届选出的书记', en: 'Elected at the last election' },
    },
    {
      ...own,
      ...{
        type: 'date',
        name: 'termEndsOn',
        title: { 'zh-CN': '任期届满', en: 'Term ends' },
        semantic: 'partyLedger.organisation.termEnd',
      },
      rule: {
        'zh-CN': '关于党的基层组织任期的意见：村、社区 5 年，其他支部 3 年，从当选之日起算',
        en: 'Terms by the national rule: five years in villages and communities, three in other branches',
      },
    },
    {
      ...own,
      ...{
        type: 'integer',
        name: 'findings',
        title: { 'zh-CN': '待规范', en: 'Findings' },
        semantic: 'partyLedger.organisation.findings',
      },
      rule: {
        'zh-CN': '中国共产党支部工作条例（试行）的设置条件里不符合的有几项',
        en: 'How many conditions of the regulations on branches are not met',
      },
    },
  ],
});
