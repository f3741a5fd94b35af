import { definePlugin } from '@yige/plugin-sdk/manifest';
import { checkResultSchema, papers } from './contract.js';
import { notesLedger } from './ledgers/notes.js';
import { localSettings } from './rules/local-settings.js';

export const plugin = definePlugin({
  id: 'protocol-sample',
  version: '1.0.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '协议样例', en: 'Protocol sample' },
  glyph: '样',
  bureau: { name: { 'zh-CN': '样例部门', en: 'Sample bureau' }, kind: 'other' },
  permissions: [
    {
      name: 'protocol-sample:note.read',
      title: { 'zh-CN': '查看记录', en: 'See notes' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary', 'streetOfficial'],
    },
    {
      name: 'protocol-sample:note.write',
      title: { 'zh-CN': '写记录', en: 'Write notes' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary'],
    },
  ],
  grants: ['core:orgUnit.read', 'core:task.create', 'core:task.read'],
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '工作记录', en: 'Notes' },
      expose: './pages/notes',
      permission: 'protocol-sample:note.read',
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '协议样例', en: 'Protocol sample' },
      permission: 'protocol-sample:note.read',
    },
    {
      slot: 'household.panel',
      expose: './panels/household',
      title: { 'zh-CN': '协议样例', en: 'Protocol sample' },
      permission: 'protocol-sample:note.read',
    },
    {
      slot: 'inbox.card',
      expose: './cards/check',
      title: { 'zh-CN': '协议样例', en: 'Protocol sample' },
      permission: 'protocol-sample:note.read',
    },
    {
      slot: 'map.layer',
      expose: './layers/places',
      title: { 'zh-CN': '样例位置', en: 'Sample places' },
      permission: 'protocol-sample:note.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/count',
      title: { 'zh-CN': '工作记录', en: 'Notes' },
      permission: 'protocol-sample:note.read',
    },
  ],
  search: { title: { 'zh-CN': '工作记录', en: 'Notes' }, permission: 'protocol-sample:note.read' },
  commands: [
    { title: { 'zh-CN': '写一条记录', en: 'Write a note' }, page: '/', permission: 'protocol-sample:note.write' },
  ],
  taskTypes: [
    {
      name: 'check',
      title: { 'zh-CN': '上门查看', en: 'Check at the door' },
      form: './forms/check',
      result: checkResultSchema,
      answers: {
        finding: {
          title: { 'zh-CN': '情况', en: 'How it is' },
          values: {
            well: { 'zh-CN': '一切都好', en: 'All is well' },
            needsHelp: { 'zh-CN': '需要帮助', en: 'Help is needed' },
          },
        },
        note: { title: { 'zh-CN': '需要什么帮助', en: 'What help is needed' } },
      },
      facts: ['personMet', 'consent'],
      doorVisible: true,
      doorPower: 'observe',
      gate: 'alarm',
    },
  ],
  ledgers: [notesLedger],
  uploads: [papers],
  events: {
    subscribes: [
      'cn.yige.org.reorganised.v1',
      'cn.yige.person.moved.v1',
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
    ],
  },
  settings: localSettings,
});
