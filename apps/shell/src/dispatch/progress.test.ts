import { expect, it } from 'vitest';
import { isMoving, recallPercent, sendingPercent } from './progress.js';

it.each([
  [{ targets: 3_130, sent: 3_129, refused: 0 }, 99],
  [{ targets: 3_130, sent: 3_046, refused: 84 }, 100],
  [{ targets: 10_000, sent: 0, refused: 0 }, 0],
  [{ targets: 0, sent: 0, refused: 0 }, 100],
])('%j is settled to %i percent', (figures, percent) => {
  expect(sendingPercent(figures)).toBe(percent);
});

it('a recall ends when nothing that is open is left', () => {
  const results = { open: 30, submitted: 5, closed: 5 };
  expect(recallPercent({ recalled: 10, results })).toBe(25);
  expect(recallPercent({ recalled: 40, results: { ...results, open: 0 } })).toBe(100);
});

it('moves until its targets are settled, one way or the other', () => {
  const moving = (['sending', 'sent', 'stopping', 'stopped', 'recalling', 'recalled'] as const).filter(isMoving);
  expect(moving).toEqual(['sending', 'stopping', 'recalling']);
});
