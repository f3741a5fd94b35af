import { newId } from '@yige/contracts';
import { defineLedger, definePlugin } from '../src/manifest/index.js';
import type { LedgerRow } from '../src/server/index.js';

export const text = { 'zh-CN': '试', en: 'Test' };
export const given = { title: text, rule: text, source: 'plugin' } as const;

/** Calls at doors and by phone. */
export const calls = defineLedger({
  name: 'calls',
  title: text,
  rule: text,
  permission: 'fixture:thing.read',
  period: 'quarter',
  columns: [
    { type: 'person', name: 'name', title: text, semantic: 'person.name' },
    {
      ...given,
      type: 'choice',
      name: 'way',
      semantic: 'call.way',
      filter: true,
      options: [
        { value: 'door', title: text },
        { value: 'phone', title: text },
      ],
    },
    { ...given, type: 'boolean', name: 'met', semantic: 'call.met', filter: true },
    { ...given, type: 'choice', name: 'mood', semantic: 'call.mood', options: [{ value: 'good', title: text }] },
    { ...given, type: 'integer', name: 'times', semantic: 'call.times', total: true },
    { ...given, type: 'money', name: 'fare', semantic: 'call.fare' },
    { ...given, type: 'date', name: 'last', semantic: 'call.last' },
    { ...given, type: 'text', name: 'note', semantic: 'call.note' },
  ],
});
/** A plugin with nothing but the ledger. */
export const callsPlugin = definePlugin({
  id: 'fixture',
  version: '1.0.0',
  sdk: '^1.0.0',
  name: text,
  glyph: '试',
  bureau: { name: text, kind: 'other' },
  permissions: [{ name: 'fixture:thing.read', title: text }],
  grants: [],
  pages: [],
  contributions: [],
  taskTypes: [],
  ledgers: [calls],
});

export type Row = LedgerRow<typeof calls>;

export const district = newId();
export const grid = newId();
export const unit = { id: grid, level: 'grid' } as const;

/** A row whose key sorts by its number; odd ones were by phone. */
export function row(number: number, changes: Partial<Row> = {}): Row {
  return {
    key: `call-${String(number).padStart(4, '0')}`,
    personId: newId(),
    units: { districtId: district, streetId: null, communityId: null, gridId: grid },
    cells: {
      way: number % 2 === 0 ? 'door' : 'phone',
      met: true,
      mood: null,
      times: 0,
      fare: null,
      last: null,
      note: null,
    },
    records: [],
    ...changes,
  };
}
