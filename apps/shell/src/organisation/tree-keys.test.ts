import { expect, it } from 'vitest';
import { treeMove } from './tree-keys.js';

// Source: WAI-ARIA Authoring Practices, tree view pattern, keyboard interaction.
it.each([
  ['ArrowRight', false, 'open'],
  ['ArrowRight', true, 'child'],
  ['ArrowRight', null, null],
  ['ArrowLeft', true, 'close'],
  ['ArrowLeft', false, 'parent'],
  ['ArrowLeft', null, 'parent'],
  ['ArrowDown', null, 'next'],
  ['ArrowUp', true, 'previous'],
  ['Home', null, 'first'],
  ['End', null, 'last'],
  ['Tab', true, null],
] as const)('%s on an item that is open: %s → %s', (key, expanded, move) => {
  expect(treeMove(key, { expanded })).toBe(move);
});
