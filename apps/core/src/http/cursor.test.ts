import { expect, it } from 'vitest';
import { decodeCursor, encodeCursor, instantOfCursor } from './cursor.js';

const refused = expect.objectContaining({ status: 422, code: 'request.invalid' });

it('a cursor gives back what a page put into it', () => {
  const next = encodeCursor({ at: '2026-11-26T08:00:00.000Z', id: 'a' }, ['at', 'id']);
  expect(decodeCursor(next, ['at', 'id'])).toEqual({ at: '2026-11-26T08:00:00.000Z', id: 'a' });
  expect(instantOfCursor(decodeCursor(next, ['at', 'id']).at)).toEqual(new Date('2026-11-26T08:00:00.000Z'));
});

it.each(['', 'no cursor', encodeCursor({ id: 'a' }, ['id'])])('“%s” is refused where two values are wanted', (text) => {
  expect(() => decodeCursor(text, ['at', 'id'])).toThrow(refused);
});

it.each(['', 'yesterday'])('“%s” is no moment of a cursor', (text) => {
  expect(() => instantOfCursor(text)).toThrow(refused);
});
