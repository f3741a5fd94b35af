import { definePlugin } from '@yige/plugin-sdk/manifest';
import { homeCheckAnswers, homeCheckResultSchema } from './contract/rented-homes.js';
import { disputeLedger } from './ledgers/disputes.js';
import { rentedHomeLedger } from './ledgers/rented-homes.js';
import { localSettings } from './rules/local-settings.js';

export const plugin = definePlugin({
  id: 'policing',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '社区警务', en: 'Policing' },
  glyph: '警',
  bureau: { name: { 'zh-CN': '区公安分局', en: 'Public security bureau' }, kind: 'police' },
  permissions: [
    {
      name: 'policing:work.see',
      title: { 'zh-CN': '看社区警务的工作量', en: 'See how work stands' },
      grantedTo: [
        ...(['mediator', 'communitySecretary', 'committeeDirector', 'policeOfficer'] as const),
        ...(['streetOfficial', 'districtOfficial', 'communityWorker', 'gridWorker'] as const),
      ],
    },
    {
      name: 'policing:dispute.open',
      title: { 'zh-CN': '打开自己有关的纠纷', en: 'Open the disputes that one has to do with' },
      grantedTo: [
        ...(['mediator', 'communitySecretary', 'committeeDirector'] as const),
        ...(['policeOfficer', 'streetOfficial', 'districtOfficial'] as const),
      ],
    },
    {
      name: 'policing:dispute.read',
      title: { 'zh-CN': '查看辖区所有纠纷', en: 'See all disputes' },
      grantedTo: ['mediator', 'communitySecretary', 'committeeDirector', 'streetOfficial', 'districtOfficial'],
    },
    {
      name: 'policing:dispute.take',
      title: { 'zh-CN': '登记或移送纠纷', en: 'Take in or refer disputes' },
      grantedTo: ['mediator', 'policeOfficer'],
    },
    {
      name: 'policing:dispute.keep',
      title: { 'zh-CN': '受理和调解纠纷', en: 'Accept and mediate disputes' },
      grantedTo: ['mediator'],
    },
    {
      name: 'policing:rentedHome.read',
      title: { 'zh-CN': '查看出租房登记', en: 'See the register of rented homes' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary', 'policeOfficer', 'streetOfficial'],
    },
    {
      name: 'policing:rentedHome.register',
      title: { 'zh-CN': '登记出租房', en: 'Register rented homes' },
      grantedTo: ['communityWorker', 'communitySecretary', 'policeOfficer'],
    },
  ],
  grants: ['core:orgUnit.read', 'core:person.read', 'core:task.create', 'core:task.read'],
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '纠纷调解', en: 'Disputes' },
      expose: './pages/disputes',
      permission: 'policing:dispute.open',
    },
    {
      path: '/rented-homes',
      title: { 'zh-CN': '出租房', en: 'Rented homes' },
      expose: './pages/rented-homes',
      permission: 'policing:rentedHome.read',
    },
    {
      path: '/intake',
      title: { 'zh-CN': '登记纠纷', en: 'Take in a dispute' },
      expose: './pages/intake',
      permission: 'policing:dispute.take',
      navigation: false,
    },
    {
      path: '/disputes',
      title: { 'zh-CN': '纠纷', en: 'Dispute' },
      expose: './pages/dispute',
      permission: 'policing:dispute.open',
      navigation: false,
    },
    {
      path: '/agreement',
      title: { 'zh-CN': '调解协议书', en: 'Agreement' },
      expose: './pages/agreement',
      permission: 'policing:dispute.open',
      navigation: false,
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '社区警务', en: 'Policing' },
      permission: 'policing:work.see',
    },
    {
      slot: 'household.panel',
      expose: './panels/household',
      title: { 'zh-CN': '社区警务', en: 'Policing' },
      permission: 'policing:rentedHome.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/clocks',
      title: { 'zh-CN': '纠纷和出租房', en: 'Disputes and rented homes' },
      permission: 'policing:work.see',
    },
  ],
  search: { title: { 'zh-CN': '案卷和登记', en: 'Files and registers' }, permission: 'policing:dispute.read' },
  commands: [
    { title: { 'zh-CN': '登记纠纷', en: 'Take in a dispute' }, page: '/intake', permission: 'policing:dispute.take' },
    {
      title: { 'zh-CN': '看出租房', en: 'See rented homes' },
      page: '/rented-homes',
      permission: 'policing:rentedHome.read',
    },
  ],
  taskTypes: [
    {
      name: 'rentedHomeCheck',
      // That a home is let stands nowhere but in the form: everybody who passes a list reads a title.
      title: { 'zh-CN': '住房安全提示', en: 'Home safety' },
      form: './forms/home-check',
      result: homeCheckResultSchema,
      answers: homeCheckAnswers,
      facts: ['personMet', 'consent'],
      doorVisible: true,
      doorPower: 'observe',
    },
  ],
  events: {
    subscribes: [
      'cn.yige.task.cancelled.v1',
      'cn.yige.visit.attempted.v1',
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
      'cn.yige.person.moved.v1',
      'cn.yige.org.reorganised.v1',
      'cn.yige.person.sealed.v1',
      'cn.yige.person.erased.v1',
    ],
  },
  ledgers: [disputeLedger, rentedHomeLedger],
  settings: localSettings,
});
