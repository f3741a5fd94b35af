import { expect, it } from 'vitest';
import { floorOf, typedDoors } from './typed-doors.js';

it('reads several doors however they are set apart, each once', () => {
  expect(typedDoors('101 102，201、202\n301, 101')).toEqual(['101', '102', '201', '202', '301']);
  expect(typedDoors(' ， ')).toEqual([]);
});

it('reads a floor, none, or says that it is wrong', () => {
  expect([floorOf(' 5 '), floorOf('-1'), floorOf(''), floorOf('五'), floorOf('201')]).toEqual([
    5,
    -1,
    null,
    'wrong',
    'wrong',
  ]);
});
