import { corePermissions, newId } from '@yige/contracts';
import { expect, it } from 'vitest';
import type { CallerPost, StaffCaller } from '../access/caller.js';
import { type Audience, isTold } from './audience.js';

const units = { district: 1, street: 2, community: 3, grid: 4 };
const own = newId();
const absent = newId();

function post(more: Partial<CallerPost> = {}): CallerPost {
  return {
    ...{ id: newId(), role: 'communityWorker', community: null, body: null, agency: null, partner: null },
    unit: { id: newId(), number: 3, name: '爱民佳苑社区', level: 'community' },
    scope: [{ id: newId(), number: 3, level: 'community' }],
    permissions: new Set([corePermissions.taskRead]),
    ...more,
  };
}

function caller(posts: CallerPost[], standsInFor: string[] = []): StaffCaller {
  return {
    ...{ kind: 'staff', accountId: own, username: 'worker', name: '林晓燕', sessionKey: '', confirmedAt: new Date() },
    ...{ restriction: null, posts, heldPosts: posts, actingPostId: null, breakGlass: null, standsInFor },
  };
}

const inUnits: Audience = { units, permission: corePermissions.taskRead };
const inBody: Audience = { ...inUnits, body: 'workStation' };
const elsewhere = { scope: [{ id: newId(), number: 9, level: 'community' as const }] };
const inStation = { body: { id: newId(), kind: 'workStation' as const } };
const secret: Audience = { ...inUnits, confidential: 'policing:alert.read' };
const bothPermissions = { permissions: new Set([corePermissions.taskRead, 'policing:alert.read']) };

/** design.md §5: a confidential task is "visible to the assignee and holders of its permission only". */
it.each<[string, StaffCaller, Audience, boolean]>([
  ['a post that reaches the units', caller([post()]), inUnits, true],
  ['a post elsewhere', caller([post(elsewhere)]), inUnits, false],
  ['a post there without the permission', caller([post({ permissions: new Set() })]), inUnits, false],
  ['a role that sees only what is given to it', caller([post({ role: 'gridHead' })]), inUnits, false],
  ['nobody without a post', caller([]), inUnits, false],
  ['a post in the body', caller([post(inStation)]), inBody, true],
  ['a post of the community outside the body', caller([post()]), inBody, false],
  ['the permission of a confidential kind', caller([post(bothPermissions)]), secret, true],
  ['a confidential kind without its permission', caller([post()]), secret, false],
  [
    'two permissions by two posts, neither of which has both',
    caller([post(), post({ permissions: new Set(['policing:alert.read']) })]),
    secret,
    false,
  ],
  ['whoever has a confidential one', caller([post(elsewhere)]), { ...secret, givenTo: [own] }, true],
  ['whoever has one while no post sees its body', caller([post()]), { ...inBody, givenTo: [own] }, false],
  ['whoever has one while their posts have ended', caller([]), { ...inUnits, givenTo: [own] }, false],
  [
    'the deputy of a neighbour who has one',
    caller([post({ role: 'gridHead' })], [absent]),
    { ...inUnits, givenTo: [absent] },
    true,
  ],
  [
    'the deputy where they do not reach it',
    caller([post({ role: 'gridHead', ...elsewhere })], [absent]),
    { ...inUnits, givenTo: [absent] },
    false,
  ],
  [
    'the deputy of a confidential one',
    caller([post({ role: 'gridHead' })], [absent]),
    { ...secret, givenTo: [absent] },
    false,
  ],
  ['an account that is named, whatever it sees', caller([]), { accounts: [own] }, true],
  [
    'an account that is named with a permission that it holds no more',
    caller([]),
    { accounts: [own], permission: corePermissions.taskRead },
    false,
  ],
  ['another account', caller([post()]), { accounts: [absent] }, false],
  ['everybody, who has no post either', caller([]), { everybody: true }, true],
  ['a post in one of the units', caller([post()]), { postsIn: [2, 3] }, true],
  ['a post above them', caller([post()]), { postsIn: [4] }, false],
])('%s', (_who, told, audience, expected) => {
  expect(isTold(told, audience)).toBe(expected);
});
