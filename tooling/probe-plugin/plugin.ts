import { definePlugin } from '@yige/plugin-sdk/manifest';

export const plugin = definePlugin({
  id: 'probe',
  version: '0.1.0',
  sdk: '^0.1.0',
  name: { 'zh-CN': '探针', en: 'Probe' },
  glyph: '探',
  bureau: { name: { 'zh-CN': '测试部门', en: 'Test bureau' }, kind: 'other' },
  permissions: [
    {
      name: 'probe:probe.read',
      title: { 'zh-CN': '查看探针', en: 'See the probe' },
      grantedTo: ['gridWorker', 'communitySecretary'],
    },
  ],
  grants: ['core:matter.read', 'core:matter.handle'],
  pages: [
    { path: '/', title: { 'zh-CN': '探针', en: 'Probe' }, expose: './pages/probe', permission: 'probe:probe.read' },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/probe',
      title: { 'zh-CN': '探针', en: 'Probe' },
      permission: 'probe:probe.read',
    },
  ],
  taskTypes: [],
  matters: { categories: ['cityAppearance'] },
  events: { subscribes: ['cn.yige.matter.routed.v1'] },
});
