import { expect, it } from 'vitest';
import { z } from 'zod';
import { definePlugin } from '../manifest/define-plugin.js';
import {
  defineDashboardWidget,
  defineHouseholdPanel,
  defineMapLayer,
  definePage,
  definePersonPanel,
  defineTaskForm,
} from './components.js';
import { defineExposes } from './exposes.js';

const title = { 'zh-CN': '试', en: 'Test' };
const permission = 'typed:thing.read';

const plugin = definePlugin({
  id: 'typed',
  version: '1.0.0',
  sdk: '^1.0.0',
  name: title,
  glyph: '试',
  bureau: { name: title, kind: 'other' },
  permissions: [{ name: permission, title }],
  grants: [],
  pages: [{ path: '/', title, expose: './pages/list', permission }],
  contributions: [
    { slot: 'person.panel', title, expose: './panels/person', permission },
    { slot: 'dashboard.widget', title, expose: './widgets/figures', permission },
    { slot: 'map.layer', title, expose: './layers/places', permission },
  ],
  taskTypes: [
    { name: 'visit', title, form: './forms/visit', result: z.object({ met: z.boolean() }) },
    { name: 'plain', title, result: z.object({}) },
  ],
});

const page = async () => ({ default: definePage(() => null) });
const person = async () => ({ default: definePersonPanel(({ personId }) => <p>{personId}</p>) });
const household = async () => ({ default: defineHouseholdPanel(({ householdId }) => <p>{householdId}</p>) });
const widget = async () => ({ default: defineDashboardWidget(({ unitId }) => <p>{unitId}</p>) });
const layer = async () => ({
  default: defineMapLayer(({ unitId, onPoints }) => <p>{`${unitId}${onPoints.length}`}</p>),
});
const form = async () => ({ default: defineTaskForm<{ met: boolean }>(({ value }) => <p>{String(value.met)}</p>) });
const otherForm = async () => ({ default: defineTaskForm<{ met: string }>(({ value }) => <p>{value.met}</p>) });

it('takes the modules that the manifest names, each for its place, and refuses to compile anything else', () => {
  const parts = { './panels/person': person, './widgets/figures': widget, './layers/places': layer };
  const whole = { './pages/list': page, ...parts, './forms/visit': form };
  expect(Object.keys(defineExposes<typeof plugin>(whole))).toEqual(Object.keys(whole));
  // @ts-expect-error: the form is missing
  defineExposes<typeof plugin>({ './pages/list': page, ...parts });
  // @ts-expect-error: the manifest names no such module
  defineExposes<typeof plugin>({ ...whole, './panels/people': person });
  // @ts-expect-error: a panel for households in the slot of people
  defineExposes<typeof plugin>({ ...whole, './panels/person': household });
  // @ts-expect-error: a layer in the slot of widgets
  defineExposes<typeof plugin>({ ...whole, './widgets/figures': layer });
  // @ts-expect-error: a panel in the slot of layers
  defineExposes<typeof plugin>({ ...whole, './layers/places': person });
  // @ts-expect-error: the form fills another result
  defineExposes<typeof plugin>({ ...whole, './forms/visit': otherForm });
  // @ts-expect-error: a page is given no person
  defineExposes<typeof plugin>({ ...whole, './pages/list': person });
  // @ts-expect-error: a module without a component
  defineExposes<typeof plugin>({ ...whole, './pages/list': async () => ({}) });
});

it('asks for no form where a plugin has no task types', () => {
  const parts = { './panels/person': person, './widgets/figures': widget, './layers/places': layer };
  const whole = { './pages/list': page, ...parts };
  expect(Object.keys(defineExposes<Omit<typeof plugin, 'taskTypes'>>(whole))).toEqual(Object.keys(whole));
  // @ts-expect-error: the manifest names no such module
  defineExposes<Omit<typeof plugin, 'taskTypes'>>({ ...whole, './forms/visit': form });
});
