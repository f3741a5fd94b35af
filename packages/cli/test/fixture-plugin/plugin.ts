import { definePlugin } from '@yige/plugin-sdk/manifest';

export const plugin = definePlugin({
  id: 'fixture',
  version: '1.2.3',
  sdk: '^1.0.0',
  name: { 'zh-CN': '夹具', en: 'Fixture' },
  glyph: '试',
  bureau: { name: { 'zh-CN': '试验局', en: 'Test bureau' }, kind: 'other' },
  permissions: [{ name: 'fixture:thing.read', title: { 'zh-CN': '看', en: 'See' } }],
  grants: [],
  pages: [
    { path: '/', title: { 'zh-CN': '首页', en: 'Home' }, expose: './pages/home', permission: 'fixture:thing.read' },
  ],
  contributions: [],
});
