import { definePlugin } from '@yige/plugin-sdk/manifest';
import { meetingFiles } from './contract/meetings.js';
import { monthLifeAnswers, monthLifeResultSchema } from './contract/month-life.js';
import { duesLedger } from './ledgers/dues.js';
import { meetingsLedger } from './ledgers/meetings.js';
import { membersLedger } from './ledgers/members.js';
import { organisationsLedger } from './ledgers/organisations.js';
import { localSettings } from './rules/local-settings.js';

const read = 'party-ledger:ledger.read';
const keep = 'party-ledger:ledger.keep';

export const plugin = definePlugin({
  id: 'party-ledger',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '党建台账', en: 'Party ledger' },
  glyph: '党',
  bureau: { name: { 'zh-CN': '区委社会工作部', en: 'Social work department' }, kind: 'party' },
  permissions: [
    {
      name: read,
      title: { 'zh-CN': '查看党组织、党员、党费和组织生活', en: 'See party organisations, members, dues and meetings' },
      grantedTo: ['communitySecretary', 'streetOfficial', 'districtOfficial'],
    },
    {
      name: keep,
      title: {
        'zh-CN': '登记党组织、党员、党费和组织生活',
        en: 'Keep party organisations, members, dues and meetings',
      },
      grantedTo: ['communitySecretary'],
    },
  ],
  grants: ['core:orgUnit.read', 'core:person.read', 'core:task.create', 'core:task.read'],
  pages: [
    { path: '/', title: { 'zh-CN': '支部一年', en: 'The year' }, expose: './pages/year', permission: read },
    {
      path: '/organisations',
      title: { 'zh-CN': '党组织', en: 'Organisations' },
      expose: './pages/organisations',
      permission: read,
    },
    { path: '/members', title: { 'zh-CN': '党员', en: 'Members' }, expose: './pages/members', permission: read },
    { path: '/dues', title: { 'zh-CN': '党费', en: 'Dues' }, expose: './pages/dues', permission: read },
    {
      path: '/structure',
      title: { 'zh-CN': '队伍结构', en: 'Structure' },
      expose: './pages/structure',
      permission: read,
    },
    {
      path: '/import',
      title: { 'zh-CN': '导入党员', en: 'Import members' },
      expose: './pages/import',
      permission: keep,
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '党建台账', en: 'Party ledger' },
      permission: read,
    },
    {
      slot: 'household.panel',
      expose: './panels/household',
      title: { 'zh-CN': '党建台账', en: 'Party ledger' },
      permission: read,
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/overview',
      title: { 'zh-CN': '组织生活和党费', en: 'Organisation life and dues' },
      permission: read,
    },
  ],
  search: { title: { 'zh-CN': '档案', en: 'Files' }, permission: read },
  commands: [
    { title: { 'zh-CN': '记一次会议', en: 'Record a meeting' }, page: '/', permission: keep },
    { title: { 'zh-CN': '登记党费', en: 'Record dues' }, page: '/dues', permission: keep },
    { title: { 'zh-CN': '队伍结构报表', en: 'Structure report' }, page: '/structure', permission: read },
  ],
  events: {
    subscribes: [
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
      'cn.yige.person.erased.v1',
      'cn.yige.org.reorganised.v1',
    ],
  },
  taskTypes: [
    {
      name: 'monthLife',
      title: { 'zh-CN': '本月组织生活', en: 'Organisation life of the month' },
      form: './forms/month-life',
      result: monthLifeResultSchema,
      answers: monthLifeAnswers,
      confidential: true,
      permission: keep,
    },
  ],
  ledgers: [organisationsLedger, membersLedger, duesLedger, meetingsLedger],
  settings: localSettings,
  uploads: [meetingFiles],
});
