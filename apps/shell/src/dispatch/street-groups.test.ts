import { newId, type UnitReference } from '@yige/contracts';
import { expect, it } from 'vitest';
import { byStreet, openedAtFirst } from './street-groups.js';

const street = (name: string): UnitReference => ({ id: newId(), name, level: 'street' });
const [willow, reed] = [street('柳岸街道'), street('苇塘镇')];

it('gathers communities under their street and keeps the order in which they came', () => {
  const lines = [
    { name: '爱民佳苑', above: willow },
    { name: '听涛苑', above: { ...willow } },
    { name: '直管社区', above: null },
    { name: '石桥村', above: reed },
    { name: '桂花园', above: willow },
  ];
  const groups = byStreet(lines);
  expect(groups.map((group) => group.street?.name ?? null)).toEqual(['柳岸街道', null, '苇塘镇']);
  expect(groups[0]?.lines.map(({ name }) => name)).toEqual(['爱民佳苑', '听涛苑', '桂花园']);
});

it('shows few communities at once', () => {
  const groups = byStreet([{ above: willow }, { above: reed }]);
  expect(openedAtFirst(groups, () => false)).toEqual(new Set([0, 1]));
});

it('of a thousand communities opens only the first streets that matter', () => {
  const lines = Array.from({ length: 40 }, (_, index) => ({ name: index, above: street(`${index}`) })).flatMap((line) =>
    Array.from({ length: 25 }, () => line),
  );
  const groups = byStreet(lines);
  expect(openedAtFirst(groups, () => false).size).toBe(0);
  expect(openedAtFirst(groups, ({ name }) => name === 7 || name === 9)).toEqual(new Set([7, 9]));
  expect(openedAtFirst(groups, () => true).size).toBe(3);
});
