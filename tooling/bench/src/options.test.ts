import { expect, it } from 'vitest';
import { parseOptions } from './options.js';

it('has bounds in count for everything that repeats', () => {
  expect(parseOptions([])).toMatchObject({ only: [], full: false, rounds: 7, requests: 1_500, connections: 16 });
  expect(parseOptions(['--only', 'hello', '--only', 'inbox-list', '--rounds', '3'])).toMatchObject({
    only: ['hello', 'inbox-list'],
    rounds: 3,
  });
  for (const wrong of [['--rounds', '51'], ['--requests', '0'], ['--connections', 'many'], ['--fast']]) {
    expect(() => parseOptions(wrong)).toThrow();
  }
});
