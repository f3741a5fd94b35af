import { expect, it } from 'vitest';
import { stepStates } from './step-states.js';

it.each([
  ['compatibility', 'running', ['done', 'done', 'now', 'todo', 'todo', 'todo']],
  ['permissions', 'waiting', ['done', 'done', 'done', 'waiting', 'todo', 'todo']],
  ['verify', 'failed', ['done', 'failed', 'todo', 'todo', 'todo', 'todo']],
  ['fetch', 'cancelled', ['cancelled', 'todo', 'todo', 'todo', 'todo', 'todo']],
  ['ready', 'done', ['done', 'done', 'done', 'done', 'done', 'done']],
] as const)('at %s, %s', (stage, state, states) => {
  expect(stepStates({ stage, state }).map(([, step]) => step)).toEqual(states);
});
