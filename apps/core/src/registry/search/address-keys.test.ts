import { expect, it } from 'vitest';
import { addressOf, buildingKey, doorKey, entranceKey, textBehind } from './address-keys.js';

it.each([
  ['3-2-501', '3', '2', '501', null],
  ['３－２－５０１', '3', '2', '501', null],
  ['3栋2单元501', '3', '2', '501', null],
  ['3 栋 2 单元 501 室', '3', '2', '501', null],
  ['3#2-501', '3', '2', '501', null],
  ['12号楼3单元', '12', '3', null, null],
  ['3栋', '3', null, null, null],
  ['3-501', '3', null, null, '501'],
  ['石桥村 12 号', '石桥村12', null, null, null],
  ['甲3栋501', '甲3', null, '501', null],
])('%s is a door', (text, building, entrance, door, entranceOrDoor) => {
  expect(addressOf(text)).toEqual({ building, entrance, door, entranceOrDoor });
});

it.each(['陈桂兰', 'chen', '3', '19900000317', '', '1栋2栋3'])('%s is none', (text) => {
  expect(addressOf(text)).toBeNull();
});

it('meets the names that places have', () => {
  expect([buildingKey('3 栋'), entranceKey('2 单元'), doorKey('501')]).toEqual(['3', '2', '501']);
  expect([buildingKey('石桥村 12 号'), entranceKey(null), doorKey('12 号')]).toEqual(['石桥村12', '', '12']);
});

it.each([
  ['榆树园 3栋2单元501', '榆树园社区', '3栋2单元501'],
  ['榆树园社区3-2-501', '榆树园社区', '3-2-501'],
  ['石桥村12号', '石桥村', '12号'],
  ['3栋', '榆树园社区', null],
  ['3栋', '社区', null],
])('%s begins with %s or not', (text, community, rest) => {
  expect(textBehind(text, community)).toBe(rest);
});
