import type { MatterPoint } from '@yige/contracts';
import { expect, it } from 'vitest';
import { spread } from './spread.js';

const at = (id: string, longitude: number): MatterPoint => ({
  id,
  stage: 'handle',
  overdue: false,
  position: { longitude, latitude: 29 },
});

it('leaves a point alone that has its place for itself', () => {
  expect(spread([at('one', 124.5), at('two', 124.6)])).toEqual([at('one', 124.5), at('two', 124.6)]);
});

it('sets points of one place apart, all as far from it, and none twice in one spot', () => {
  const spots = spread([at('one', 124.5), at('two', 124.5), at('three', 124.5)]).map(({ position }) => position);
  expect(new Set(spots.map(({ longitude, latitude }) => `${longitude} ${latitude}`)).size).toBe(3);
  for (const { longitude, latitude } of spots) {
    const north = (latitude - 29) * 111_320;
    const east = (longitude - 124.5) * 111_320 * Math.cos((29 * Math.PI) / 180);
    expect(Math.hypot(north, east)).toBeCloseTo(11, 3);
  }
});
