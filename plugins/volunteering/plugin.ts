import { definePlugin } from '@yige/plugin-sdk/manifest';
import { checkResultSchema } from './contract.js';
import { notesLedger } from './ledgers/notes.js';

export const plugin = definePlugin({
  id: 'volunteering',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '志愿服务', en: 'Volunteering' },
  glyph: '志',
  bureau: { name: { 'zh-CN': '区志愿服务联合会', en: 'Volunteers’ federation' }, kind: 'volunteer' },
  permissions: [
    {
      name: 'volunteering:note.read',
      title: { 'zh-CN': '查看记录', en: 'See notes' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary', 'streetOfficial'],
    },
    {
      name: 'volunteering:note.write',
      title: { 'zh-CN': '写记录', en: 'Write notes' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary'],
    },
  ],
  grants: ['core:orgUnit.read'],
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '工作记录', en: 'Notes' },
      expose: './pages/notes',
      permission: 'volunteering:note.read',
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '志愿服务', en: 'Volunteering' },
      permission: 'volunteering:note.read',
    },
  ],
  taskTypes: [
    {
      name: 'check',
      title: { 'zh-CN': '上门查看', en: 'Check at the door' },
      form: './forms/check',
      result: checkResultSchema,
      doorVisible: true,
    },
  ],
  ledgers: [notesLedger],
  events: {
    subscribes: [
      'cn.yige.org.reorganised.v1',
      'cn.yige.person.moved.v1',
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
    ],
  },
});
