import { corePermissions, type Place, type PortalPlugin } from '@yige/contracts';
import { expect, it } from 'vitest';
import { placesBeyondTabs, tabsOf } from './phone-places.js';

const plugin: PortalPlugin = {
  id: 'elderly-care',
  version: '1.0.0',
  name: { 'zh-CN': '居家养老', en: 'Elderly care' },
  glyph: '养',
  color: 'elderly',
  remote: { name: 'elderly_care_1_0_0', entry: '/e', integrity: 'sha384-x' },
  pages: [
    {
      path: '/',
      title: { 'zh-CN': '名册', en: 'Register' },
      expose: './pages/elders',
      permission: 'elderly-care:elder.read',
      navigation: true,
    },
  ],
  contributions: [],
  commands: [],
};

// guide.md, "Anatomy": a phone has five tabs.
it.each<[Place[], PortalPlugin[], Place[]]>([
  [['inbox', 'people', 'buildings'], [plugin], []],
  [['inbox', 'people', 'buildings', 'staff'], [], []],
  [['inbox', 'people', 'buildings', 'staff'], [plugin], ['staff']],
  [['inbox', 'people', 'buildings', 'organisation', 'staff'], [plugin], ['organisation', 'staff']],
  [['inbox', 'people', 'buildings', 'organisation', 'staff'], [], ['organisation', 'staff']],
])('of %j with %j, %j stand on the page of apps', (places, plugins, beyond) => {
  expect(placesBeyondTabs({ places, morePlaces: [], plugins, permissions: [] })).toEqual(beyond);
});

// guide.md, "Anatomy": 上报 in the middle.
it.each<[Place[], PortalPlugin[], Place[]]>([
  [['inbox'], [], []],
  [['inbox', 'matters'], [], ['matters']],
  [['inbox', 'people'], [plugin], []],
  [['inbox', 'people', 'buildings'], [], []],
  [['inbox', 'people', 'buildings', 'matters'], [plugin], ['buildings', 'matters']],
  [['inbox', 'people', 'matters', 'organisation', 'staff'], [plugin], ['matters', 'organisation', 'staff']],
])('of %j with %j, %j stand on the page of apps of whoever may report', (places, plugins, beyond) => {
  expect(placesBeyondTabs({ places, morePlaces: [], plugins, permissions: [corePermissions.matterReport] })).toEqual(
    beyond,
  );
});

it('what the rail has no room for needs the tab of apps too', () => {
  const places: Place[] = ['inbox', 'people', 'buildings', 'staff'];
  expect(placesBeyondTabs({ places, morePlaces: ['admissions'], plugins: [], permissions: [] })).toEqual(['staff']);
});

it('the visits are a phone’s first tab', () => {
  expect(tabsOf(['inbox', 'visits', 'people'])).toEqual(['visits', 'inbox', 'people']);
});
