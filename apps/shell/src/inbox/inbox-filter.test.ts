import { expect, it } from 'vitest';
import { filterOf, type InboxFilter, searchOf } from './inbox-filter.js';

const usual: InboxFilter = { box: 'mine', due: null, plugin: null, grouping: 'household' };

it.each<InboxFilter>([
  usual,
  { ...usual, box: 'unit', due: 'overdue' },
  { ...usual, box: 'closed', plugin: 'elderly-care', grouping: 'due' },
])('what the address says is what the list shows: %o', (filter) => {
  expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
});

it('an address without anything, or with nonsense, shows one’s own tasks', () => {
  expect(searchOf(usual)).toBe('');
  expect(filterOf(new URLSearchParams('?box=theirs&due=never&group=colour'))).toEqual(usual);
});
