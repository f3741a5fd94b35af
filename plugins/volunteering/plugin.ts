import { definePlugin } from '@yige/plugin-sdk/manifest';
import { confirmationAnswers, helpConfirmationSchema } from './contract/help.js';
import { hoursLedger } from './ledgers/hours-ledger.js';
import { volunteersLedger } from './ledgers/volunteers-ledger.js';
import { localSettings } from './rules/local-settings.js';

export const plugin = definePlugin({
  id: 'volunteering',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '志愿服务', en: 'Volunteering' },
  glyph: '志',
  bureau: { name: { 'zh-CN': '区志愿服务联合会', en: 'Volunteers’ federation' }, kind: 'volunteer' },
  permissions: [
    {
      name: 'volunteering:volunteer.read',
      title: { 'zh-CN': '查看志愿者、活动和服务时间', en: 'See volunteers, activities and hours' },
      grantedTo: ['gridWorker', 'gridHead', 'communityWorker', 'communitySecretary', 'streetOfficial'],
    },
    {
      name: 'volunteering:volunteer.enrol',
      title: { 'zh-CN': '登记志愿者', en: 'Enrol volunteers' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary'],
    },
    {
      name: 'volunteering:activity.organise',
      title: { 'zh-CN': '组织活动和上门帮办', en: 'Organise activities and help at home' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary'],
    },
    {
      name: 'volunteering:hours.certify',
      title: { 'zh-CN': '核定和更正服务时间', en: 'Certify and correct hours' },
      grantedTo: ['communityWorker', 'communitySecretary'],
    },
  ],
  grants: ['core:orgUnit.read', 'core:person.read', 'core:task.create', 'core:task.read'],
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '志愿活动', en: 'Activities' },
      expose: './pages/activities',
      permission: 'volunteering:volunteer.read',
    },
    {
      path: '/volunteers',
      title: { 'zh-CN': '志愿者', en: 'Volunteers' },
      expose: './pages/volunteers',
      permission: 'volunteering:volunteer.read',
    },
    {
      path: '/hours',
      title: { 'zh-CN': '时间核定', en: 'Hours' },
      expose: './pages/hours',
      permission: 'volunteering:volunteer.read',
    },
    {
      path: '/help',
      title: { 'zh-CN': '上门帮办', en: 'Help at home' },
      expose: './pages/help',
      permission: 'volunteering:volunteer.read',
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '志愿服务', en: 'Volunteering' },
      permission: 'volunteering:volunteer.read',
    },
    {
      slot: 'household.panel',
      expose: './panels/household',
      title: { 'zh-CN': '志愿服务', en: 'Volunteering' },
      permission: 'volunteering:volunteer.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/work',
      title: { 'zh-CN': '志愿服务', en: 'Volunteering' },
      permission: 'volunteering:volunteer.read',
    },
  ],
  search: {
    title: { 'zh-CN': '志愿者和活动', en: 'Volunteers and activities' },
    permission: 'volunteering:volunteer.read',
  },
  commands: [
    {
      title: { 'zh-CN': '安排志愿活动', en: 'Plan an activity' },
      page: '/',
      permission: 'volunteering:activity.organise',
    },
    {
      title: { 'zh-CN': '登记志愿者', en: 'Enrol a volunteer' },
      page: '/volunteers',
      permission: 'volunteering:volunteer.enrol',
    },
    {
      title: { 'zh-CN': '核定志愿服务时间', en: 'Certify hours' },
      page: '/hours',
      permission: 'volunteering:hours.certify',
    },
    {
      title: { 'zh-CN': '安排上门帮办', en: 'Plan help at home' },
      page: '/help',
      permission: 'volunteering:activity.organise',
    },
  ],
  taskTypes: [
    {
      name: 'helpConfirmation',
      title: { 'zh-CN': '上门帮办确认', en: 'Help at home: did it come' },
      form: './forms/confirmation',
      result: helpConfirmationSchema,
      answers: confirmationAnswers,
      facts: ['personMet'],
      doorVisible: true,
      doorPower: 'confirm',
    },
  ],
  events: {
    subscribes: [
      'cn.yige.task.cancelled.v1',
      'cn.yige.task.refused.v1',
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
      'cn.yige.person.moved.v1',
      'cn.yige.org.reorganised.v1',
      'cn.yige.person.sealed.v1',
      'cn.yige.person.erased.v1',
    ],
  },
  ledgers: [volunteersLedger, hoursLedger],
  settings: localSettings,
});
