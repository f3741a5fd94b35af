import { taskFilterSchema } from '@yige/contracts';
import { expect, it } from 'vitest';
import {
  filterOf,
  filterOfView,
  type InboxFilter,
  isNarrowed,
  searchOf,
  taskFilterOf,
  unfiltered,
  viewFilterOf,
} from './inbox-filter.js';

const usual: InboxFilter = { box: 'mine', ended: false, ...unfiltered, latestFirst: false, grouping: 'household' };
const filters: InboxFilter[] = [
  usual,
  { ...usual, box: 'unit', due: 'overdue' },
  { ...usual, ended: true, plugin: 'elderly-care', grouping: 'due' },
  { ...usual, box: 'sent', ended: true, status: ['cancelled', 'refused'] },
  { ...usual, box: 'unit', assignee: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X8' },
  { ...usual, box: 'sent', status: ['open', 'inProgress'], overseen: true, latestFirst: true },
  { ...usual, box: 'unit', unassigned: true, type: 'elderly-care:visit', grouping: 'type' },
  { ...usual, box: 'unit', building: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X5', grouping: 'building' },
  { ...usual, unit: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6', dispatch: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7' },
];

it.each(filters)('what the address says is what the list shows: %o', (filter) => {
  expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
});

it.each(filters)('what a view keeps is what the list shows: %o', (filter) => {
  const kept = taskFilterSchema.parse(taskFilterOf(filter));
  expect(filterOfView({ filter: kept, grouping: filter.grouping })).toEqual(filter);
});

it('a view keeps what the list shows, but for the resident and the door', () => {
  const id = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X9';
  const filter = { ...usual, box: 'unit', person: id, household: id, type: 'elderly-care:visit' } as const;
  expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
  expect(viewFilterOf(filter)).toEqual(taskFilterOf({ ...filter, person: null, household: null }));
});

it('open states and ended ones never stand together', () => {
  expect(filterOf(new URLSearchParams('?ended=true&status=open,closed')).status).toEqual(['closed']);
  expect(filterOf(new URLSearchParams('?status=open,closed')).status).toEqual(['open']);
});

it('an address of what one has closed still shows it', () => {
  expect(filterOf(new URLSearchParams('?box=closed'))).toEqual({ ...usual, ended: true, status: ['closed'] });
});

it('an address without anything, or with nonsense, shows one’s own tasks', () => {
  expect(searchOf(usual)).toBe('');
  expect(filterOf(new URLSearchParams('?box=theirs&due=never&group=colour&status=done&overseen=yes'))).toEqual(usual);
});

it('a list is narrowed by what it leaves out, not by its order', () => {
  expect(isNarrowed({ ...usual, latestFirst: true, grouping: 'type', box: 'unit' })).toBe(false);
  expect(isNarrowed({ ...usual, unassigned: true })).toBe(true);
});
