import { definePlugin } from '@yige/plugin-sdk/manifest';
// with task
import { checkResultSchema } from './contract.js';
// end
// with ledger
import { notesLedger } from './ledgers/notes.js';

// end

export const plugin = definePlugin({
  id: 'plugin-template',
  version: '0.1.0',
  sdk: '^1.0.0',
  name: { 'zh-CN': '示例插件', en: 'Template plugin' },
  glyph: '例',
  bureau: { name: { 'zh-CN': '示例部门', en: 'Template bureau' }, kind: 'other' },
  permissions: [
    {
      name: 'plugin-template:note.read',
      title: { 'zh-CN': '查看记录', en: 'See notes' },
      grantedTo: ['gridWorker', 'communityWorker', 'communitySecretary', 'streetOfficial'],
    },
    {
      name: 'plugin-template:note.write',
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
      permission: 'plugin-template:note.read',
    },
  ],
  contributions: [
    // with ledger
    {
      slot: 'person.panel',
      expose: './panels/person',
      title: { 'zh-CN': '示例插件', en: 'Template plugin' },
      permission: 'plugin-template:note.read',
    },
    // end
  ],
  // with task
  taskTypes: [
    {
      name: 'check',
      title: { 'zh-CN': '上门查看', en: 'Check at the door' },
      form: './forms/check',
      result: checkResultSchema,
      doorVisible: true,
    },
  ],
  // end
  // with ledger
  ledgers: [notesLedger],
  // end
  events: {
    subscribes: [
      'cn.yige.org.reorganised.v1',
      // with task
      'cn.yige.person.merged.v1',
      'cn.yige.person.unmerged.v1',
      // end
    ],
  },
});
