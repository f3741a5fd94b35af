import { expect, it } from 'vitest';
import { nowhere, positionOf, positionText } from './position-text.js';

it('reads degrees as they are typed, and none where nothing is', () => {
  expect(positionOf({ longitude: ' 113.512345 ', latitude: '34.8' })).toEqual({
    longitude: 113.512345,
    latitude: 34.8,
  });
  expect(positionOf(nowhere)).toBeNull();
  expect(positionText(null)).toEqual(nowhere);
  expect(positionOf(positionText({ longitude: 113.512345, latitude: 34.8 }))).toEqual({
    longitude: 113.512345,
    latitude: 34.8,
  });
});

it('refuses half a position and what lies outside the globe', () => {
  for (const [longitude, latitude] of [
    ['113', ''],
    ['', '34'],
    ['东经', '34'],
    ['34', '113'],
    ['181', '0'],
  ] as const) {
    expect(positionOf({ longitude, latitude })).toBe('wrong');
  }
});
