import { expect, it } from 'vitest';
import { pageAt } from './page-path.js';

const pages = ['/', '/disputes', '/disputes/new', '/homes'].map((path) => ({ path }));

it.each([
  ['/', '/'],
  ['/disputes', '/disputes'],
  ['/disputes/01m8cccg65t5873y9615kwsz72', '/disputes'],
  ['/disputes/new', '/disputes/new'],
  ['/disputes/new/second', '/disputes/new'],
  ['/disputes-of-others', undefined],
  ['/elsewhere', undefined],
])('the page of %s is %s', (path, page) => {
  expect(pageAt(pages, path)?.path).toBe(page);
});
