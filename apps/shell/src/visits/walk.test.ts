import type { DueVisit } from '@yige/contracts';
import { expect, it } from 'vitest';
import { doorsOf, floorsOf, walkOf } from './walk.js';

const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const at = (building: string, entrance: string | null, floor: number | null, door: string): DueVisit => ({
  householdId: id,
  door: { householdId: id, buildingId: building, building, entrance, door, text: `${building} ${entrance} ${door}` },
  floor,
  units: { districtId: id, streetId: null, communityId: null, gridId: null },
  ...{ people: [], tasks: [], note: null, attempt: null },
});

const whole = (building: string): DueVisit => ({
  ...at(building, null, null, ''),
  ...{ householdId: null, door: null, building: { id: building, name: building } },
});

it('goes building by building and entrance by entrance, as the doors come', () => {
  const doors = [
    whole('3 栋'),
    at('3 栋', '1 单元', 2, '203'),
    at('3 栋', '2 单元', 5, '501'),
    at('3 栋', '2 单元', 5, '502'),
    at('3 栋', '2 单元', 1, '101'),
    at('12 栋', null, null, '12'),
  ];
  const walk = walkOf(doors);
  expect(walk.map(({ name, entrances }) => [name, entrances.map(({ entrance }) => entrance)])).toEqual([
    ['3 栋', [null, '1 单元', '2 单元']],
    ['12 栋', [null]],
  ]);
  expect(walk.flatMap(doorsOf)).toEqual(doors);
  const entrances = walk.flatMap((building) => building.entrances);
  expect(entrances.map(floorsOf)).toEqual([[], [2], [5, 1], []]);
});
