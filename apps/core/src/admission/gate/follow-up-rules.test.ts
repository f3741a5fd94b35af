import { expect, it } from 'vitest';
import { FOLLOW_UP_DAYS, type FollowUp, followUpVerdict } from './follow-up-rules.js';

const first: FollowUp = { kind: 'p:check', chain: ['p:alarm'], siblings: [], parentEnded: null };
const ended = (daysAgo: number, done = true) => ({ parentEnded: { done, daysAgo } });

// Source, rules.md “Burden reduction”: never gated are “follow-ups that one case triggers (not a new round)”.
it.each<[string, Partial<FollowUp>, ReturnType<typeof followUpVerdict>]>([
  ['another kind', {}, 'follows'],
  ['a third kind in a row', { chain: ['p:alarm', 'p:visit'] }, 'follows'],
  ['a kind beside another one of the same task', { siblings: ['p:visit'] }, 'follows'],
  ['the kind of the task itself', { chain: ['p:check'] }, 'repeated'],
  ['there and back again', { chain: ['p:check', 'p:visit'] }, 'repeated'],
  ['a second one of a kind for one task', { siblings: ['p:check'] }, 'repeated'],
  ['just after the task was done', ended(0), 'follows'],
  ['on the last day', ended(FOLLOW_UP_DAYS), 'follows'],
  ['a day later', ended(FOLLOW_UP_DAYS + 1), 'late'],
  ['after what was cancelled or refused', ended(0, false), 'late'],
])('%s', (_, facts, verdict) => {
  expect(followUpVerdict({ ...first, ...facts })).toBe(verdict);
});
