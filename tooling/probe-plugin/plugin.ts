import { definePlugin } from '@yige/plugin-sdk/manifest';
import { z } from 'zod';
import { lookResultSchema, papers } from './contract.js';

export const plugin = definePlugin({
  id: 'probe',
  version: '0.1.0',
  sdk: '^1.0.0',
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
    {
      path: '/mischief',
      title: { 'zh-CN': '捣乱', en: 'Mischief' },
      expose: './pages/mischief',
      permission: 'probe:probe.read',
      navigation: false,
    },
  ],
  contributions: [
    {
      slot: 'person.panel',
      expose: './panels/probe',
      title: { 'zh-CN': '探针', en: 'Probe' },
      permission: 'probe:probe.read',
    },
    {
      slot: 'inbox.card',
      expose: './cards/look',
      title: { 'zh-CN': '探针', en: 'Probe' },
      permission: 'probe:probe.read',
    },
    {
      slot: 'dashboard.widget',
      expose: './widgets/probe',
      title: { 'zh-CN': '探针', en: 'Probe' },
      permission: 'probe:probe.read',
    },
    {
      slot: 'map.layer',
      expose: './layers/probe',
      title: { 'zh-CN': '探针位置', en: 'Probes' },
      permission: 'probe:probe.read',
    },
  ],
  search: { title: { 'zh-CN': '编号', en: 'Numbers' }, permission: 'probe:probe.read' },
  commands: [{ title: { 'zh-CN': '放下探针', en: 'Place a probe' }, page: '/', permission: 'probe:probe.read' }],
  taskTypes: [
    {
      name: 'look',
      title: { 'zh-CN': '用电用气提示', en: 'Gas and wiring' },
      form: './forms/look',
      result: lookResultSchema,
      facts: ['personMet'],
      doorVisible: true,
    },
    {
      name: 'tell',
      title: { 'zh-CN': '防骗告知', en: 'Warning of fraud' },
      result: z.object({}),
      doorVisible: true,
      doorPower: 'confirm',
    },
  ],
  uploads: [papers],
  matters: { categories: ['cityAppearance'] },
  events: { subscribes: ['cn.yige.matter.routed.v1'] },
});
