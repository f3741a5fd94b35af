import { expect, it } from 'vitest';
import { beyond, cursorAfter, inWalkOrder, type WalkPlace } from './walk-order.js';

const at = (building: string, entrance: string | null, floor: number | null, door: string): WalkPlace => ({
  building,
  buildingId: building,
  entrance,
  floor,
  door,
  householdId: `${building} ${entrance} ${door}`,
});

const walk = [
  at('3 栋', '1 单元', 2, '203'),
  at('3 栋', '2 单元', 5, '501'),
  at('3 栋', '2 单元', 4, '402'),
  at('3 栋', '2 单元', 1, '101'),
  at('3 栋', '2 单元', 1, '102'),
  at('3 栋', '10 单元', 1, '101'),
  at('7 栋', '1 单元', null, '302'),
  at('12 栋', '1 单元', 11, '1101'),
  at('12 栋', '1 单元', 9, '901'),
  at('石桥村 2 号', null, null, '2'),
  at('石桥村 11 号', null, null, '11'),
];
const textOf = ({ householdId }: WalkPlace) => householdId;

it('goes by building, entrance, down from the top floor, and door, by number and not by letter', () => {
  expect([...walk].reverse().sort(inWalkOrder).map(textOf)).toEqual(walk.map(textOf));
});

it('goes on behind any door that a page ended with', () => {
  for (const [index, door] of walk.entries()) {
    const rest = walk.filter(beyond(cursorAfter(door)));
    expect(rest.map(textOf)).toEqual(walk.slice(index + 1).map(textOf));
  }
  expect(walk.filter(beyond(undefined))).toHaveLength(walk.length);
});
