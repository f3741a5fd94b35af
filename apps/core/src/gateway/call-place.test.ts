import { expect, it } from 'vitest';
import { placeOf } from './call-place.js';

it.each([
  ['/api/elders', 'GET /api/elders'],
  ['/api/elders/01JD3Q8Z8Y7M5K2V9W4X6T1R0S/care-plans', 'GET /api/elders/*/care-plans'],
  ['/api/elders/13900001234', 'GET /api/elders/*'],
  ['/api/elders/%E5%BC%A0%E4%B8%89', 'GET /api/elders/*'],
  ['/api/files/report.pdf', 'GET /api/files/*'],
])('of %s a record keeps %s', (pathname, kept) => {
  expect(placeOf('GET', pathname)).toBe(kept);
});
