import { definePlugin } from '@yige/plugin-sdk/manifest';
import { readingAnswers, readingResultSchema } from './contract.js';
import { followUpLedger } from './ledgers/follow-up-ledger.js';
import { localSettings } from './rules/local-settings.js';

export const plugin = definePlugin({
  id: 'health-station',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '社区卫生站', en: 'Health station' },
  glyph: '卫',
  bureau: { name: { 'zh-CN': '区卫健局', en: 'Health bureau' }, kind: 'health' },
  permissions: [
    {
      name: 'health-station:patient.read',
      title: { 'zh-CN': '查看高血压登记和测量记录', en: 'See the hypertension register and readings' },
      grantedTo: ['stationDoctor'],
    },
    {
      name: 'health-station:patient.enrol',
      title: { 'zh-CN': '登记高血压患者', en: 'Enrol patients with hypertension' },
      grantedTo: ['stationDoctor'],
    },
    {
      name: 'health-station:reading.review',
      title: { 'zh-CN': '复核上门采集的血压', en: 'Review readings collected at the door' },
      grantedTo: ['stationDoctor'],
    },
    {
      name: 'health-station:followUp.record',
      title: { 'zh-CN': '记录随访、体检和血压筛查', en: 'Record follow-ups, physicals and screening' },
      grantedTo: ['stationDoctor'],
    },
  ],
  grants: ['core:orgUnit.read', 'core:person.read', 'core:task.create', 'core:task.read'],
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '高血压登记', en: 'Hypertension register' },
      expose: './pages/register',
      permission: 'health-station:patient.read',
    },
    {
      path: '/review',
      title: { 'zh-CN': '待复核', en: 'To review' },
      expose: './pages/review',
      permission: 'health-station:reading.review',
    },
    {
      path: '/screening',
      title: { 'zh-CN': '血压筛查', en: 'Screening' },
      expose: './pages/screening',
      permission: 'health-station:followUp.record',
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '社区卫生站', en: 'Health station' },
      permission: 'health-station:patient.read',
    },
    {
      slot: 'household.panel',
      expose: './panels/household',
      title: { 'zh-CN': '社区卫生站', en: 'Health station' },
      permission: 'health-station:patient.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/waiting',
      title: { 'zh-CN': '待复核', en: 'To review' },
      permission: 'health-station:reading.review',
    },
  ],
  search: { title: { 'zh-CN': '档案', en: 'Files' }, permission: 'health-station:patient.read' },
  commands: [
    {
      title: { 'zh-CN': '复核上门采集', en: 'Review what was collected' },
      page: '/review',
      permission: 'health-station:reading.review',
    },
    {
      title: { 'zh-CN': '血压筛查', en: 'Screen residents' },
      page: '/screening',
      permission: 'health-station:followUp.record',
    },
  ],
  taskTypes: [
    {
      name: 'homeReading',
      // What for stands nowhere but in the form: everybody who passes a list reads a title.
      title: { 'zh-CN': '卫生站上门', en: 'Health station visit' },
      form: './forms/reading',
      result: readingResultSchema,
      answers: readingAnswers,
      facts: ['personMet', 'livingAlone'],
      doorVisible: true,
      doorPower: 'collect',
      qualification: 'health-station:reading.review',
    },
  ],
  events: {
    subscribes: [
      'cn.yige.task.cancelled.v1',
      'cn.yige.task.closed.v1',
      'cn.yige.task.sentBack.v1',
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
      'cn.yige.person.moved.v1',
      'cn.yige.org.reorganised.v1',
      'cn.yige.person.sealed.v1',
      'cn.yige.person.erased.v1',
    ],
  },
  ledgers: [followUpLedger],
  settings: localSettings,
});
