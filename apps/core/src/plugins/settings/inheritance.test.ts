import { type SettingField, settingFieldsSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import { effectiveSettings, type StoredValue } from './inheritance.js';

const title = { 'zh-CN': '天数', en: 'Days' };
const days: SettingField = {
  ...{ type: 'number', name: 'days', title, perUnit: true },
  ...{ minimum: 1, maximum: 30, step: 1, default: 14 },
};
const DISTRICT = 1;
const STREET = 2;
const COMMUNITY = 3;
const line = [COMMUNITY, STREET, DISTRICT];
const kept = (unit: number, value: number): StoredValue => ({
  ...{ id: String(unit), unit, name: 'days', value, sealed: null },
});

it.each<[string, SettingField, StoredValue[], number | null]>([
  ['nothing is kept', days, [], null],
  ['the district keeps one', days, [kept(DISTRICT, 10)], DISTRICT],
  ['the street keeps one too', days, [kept(DISTRICT, 10), kept(STREET, 7)], STREET],
  ['the unit itself does', days, [kept(COMMUNITY, 3), kept(STREET, 7)], COMMUNITY],
  ['the unit’s own is out of bounds', days, [kept(COMMUNITY, 90), kept(STREET, 7)], STREET],
  ['all are out of bounds', days, [kept(COMMUNITY, 90), kept(DISTRICT, 0)], null],
  ['the field is the district’s alone', { ...days, perUnit: false }, [kept(STREET, 7), kept(DISTRICT, 10)], DISTRICT],
  ['only a unit keeps one of such a field', { ...days, perUnit: false }, [kept(STREET, 7)], null],
  ['a value is of another field', { ...days, name: 'weeks' }, [kept(STREET, 7)], null],
])('where %s', (_, field, values, from) => {
  const [setting] = effectiveSettings([field], values, line);
  expect(setting?.stored?.unit ?? null).toBe(from);
});

it('takes no plain value for a secret, and no secret for a plain one', () => {
  const secret: SettingField = { type: 'secret', name: 'days', title, perUnit: true, maximum: 100 };
  const sealed: StoredValue = { id: 'a', unit: STREET, name: 'days', value: null, sealed: 'x' };
  expect(effectiveSettings([secret], [kept(COMMUNITY, 3), sealed], line)[0]?.stored).toBe(sealed);
  expect(effectiveSettings([days], [sealed], line)[0]?.stored).toBeNull();
});

it.each<[string, unknown]>([
  ['a default below the minimum', { ...days, default: 0 }],
  ['a default between two steps', { ...days, default: 2.5 }],
  ['a minimum above the maximum', { ...days, minimum: 40, maximum: 30 }],
  ['a default that is no option', choice('b', ['a', 'c'])],
  ['an option twice', choice('a', ['a', 'a'])],
  ['a secret with a default', { type: 'secret', name: 'token', title, maximum: 10, default: 'x' }],
])('a manifest is refused for %s', (_, field) => {
  expect(settingFieldsSchema.safeParse([field]).success).toBe(false);
});

it('a manifest is refused for a name that stands twice, at the second', () => {
  const { error } = settingFieldsSchema.safeParse([days, days]);
  expect(error?.issues.map(({ path }) => path)).toEqual([[1, 'name']]);
});

function choice(byDefault: string, values: string[]) {
  const options = values.map((value) => ({ value, title }));
  return { type: 'choice', name: 'way', title, options, default: byDefault };
}
