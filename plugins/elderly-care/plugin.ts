import { definePlugin } from '@yige/plugin-sdk/manifest';
import { visitAnswers, visitResultSchema } from './contract.js';
import { visitLedger } from './ledgers/visit-ledger.js';
import { abilitySettings } from './rules/ability-settings.js';
import { localSettings } from './rules/local-settings.js';

export const plugin = definePlugin({
  id: 'elderly-care',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '居家养老', en: 'Elderly care' },
  glyph: '养',
  bureau: { name: { 'zh-CN': '区民政局', en: 'Civil affairs bureau' }, kind: 'elderly' },
  permissions: [
    {
      name: 'elderly-care:elder.read',
      title: { 'zh-CN': '查看老人名册和探访', en: 'See the register of elders and their visits' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary', 'streetOfficial'],
    },
    {
      name: 'elderly-care:visit.plan',
      title: { 'zh-CN': '安排探访', en: 'Plan visits' },
      grantedTo: ['communityWorker', 'communitySecretary', 'streetOfficial'],
    },
    {
      name: 'elderly-care:ability.read',
      title: { 'zh-CN': '查看能力评估（敏感）', en: 'See ability assessments (sensitive)' },
      grantedTo: ['communityWorker', 'communitySecretary', 'stationDoctor'],
    },
    {
      name: 'elderly-care:ability.assess',
      title: { 'zh-CN': '评估老年人能力', en: 'Assess the ability of elders' },
      grantedTo: ['communityWorker', 'stationDoctor'],
    },
    {
      name: 'elderly-care:matter.answer',
      title: { 'zh-CN': '答复派来的为老事项', en: 'Answer matters of elders that are routed to the bureau' },
      grantedTo: ['bureauOfficial'],
    },
  ],
  grants: [
    ...(['core:orgUnit.read', 'core:person.read', 'core:task.create', 'core:task.read'] as const),
    ...(['core:matter.read', 'core:matter.handle'] as const),
  ],
  matters: { categories: ['elders'] },
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '老人名册', en: 'Elders' },
      expose: './pages/elders',
      permission: 'elderly-care:elder.read',
    },
    {
      path: '/assessments',
      title: { 'zh-CN': '能力评估', en: 'Ability assessments' },
      expose: './pages/assessments',
      permission: 'elderly-care:ability.read',
    },
    {
      path: '/assess',
      title: { 'zh-CN': '评估', en: 'Assess' },
      expose: './pages/assess',
      permission: 'elderly-care:ability.assess',
      navigation: false,
    },
    {
      path: '/assessment',
      title: { 'zh-CN': '评估结果', en: 'Assessment' },
      expose: './pages/assessment',
      permission: 'elderly-care:ability.read',
      navigation: false,
    },
    {
      path: '/matters',
      title: { 'zh-CN': '为老事项', en: 'Matters of elders' },
      expose: './pages/matters',
      permission: 'elderly-care:matter.answer',
    },
    {
      path: '/matter',
      title: { 'zh-CN': '事项', en: 'Matter' },
      expose: './pages/matter',
      permission: 'elderly-care:matter.answer',
      navigation: false,
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '居家养老', en: 'Elderly care' },
      permission: 'elderly-care:elder.read',
    },
    {
      slot: 'person.panel',
      expose: './panels/ability',
      title: { 'zh-CN': '能力评估', en: 'Ability assessments' },
      permission: 'elderly-care:ability.read',
    },
    {
      slot: 'household.panel',
      expose: './panels/household',
      title: { 'zh-CN': '居家养老', en: 'Elderly care' },
      permission: 'elderly-care:elder.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/visits',
      title: { 'zh-CN': '探访', en: 'Visits to elders' },
      permission: 'elderly-care:elder.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/matters',
      title: { 'zh-CN': '为老事项', en: 'Matters of elders' },
      permission: 'elderly-care:matter.answer',
    },
  ],
  search: { title: { 'zh-CN': '老人名册', en: 'Elders' }, permission: 'elderly-care:elder.read' },
  commands: [
    { title: { 'zh-CN': '安排探访', en: 'Plan visits' }, page: '/', permission: 'elderly-care:visit.plan' },
    {
      title: { 'zh-CN': '看谁该评估了', en: 'Assessments that are due' },
      page: '/assessments',
      permission: 'elderly-care:ability.read',
    },
  ],
  taskTypes: [
    {
      name: 'visit',
      title: { 'zh-CN': '探访关爱', en: 'Caring visit' },
      form: './forms/visit',
      result: visitResultSchema,
      answers: visitAnswers,
      facts: ['personMet', 'livingAlone'],
      doorVisible: true,
      doorPower: 'complete',
    },
  ],
  events: {
    subscribes: [
      'cn.yige.matter.routed.v1',
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
  ledgers: [visitLedger],
  settings: [...localSettings, ...abilitySettings],
});
