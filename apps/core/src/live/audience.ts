import { bodyKindSchema } from '@yige/contracts';
import { z } from 'zod';
import { seesBody } from '../access/body-rule.js';
import type { CallerPost, StaffCaller } from '../access/caller.js';
import { assignedOnlyRoles } from '../access/roles.js';
import { scopeIncludes } from '../access/scope.js';

const unitNumber = z.number().int().nullable();

/** Who is told: whoever is meant by any one of `everybody`, `postsIn`, `units`, `givenTo` and `accounts`. */
export const audienceSchema = z.object({
  /** Whoever is connected. */
  everybody: z.literal(true).optional(),
  /** Numbers of units: whoever has a post in one of them, acting under it or not. */
  postsIn: z.array(z.number().int()).optional(),
  /** The row's units: those who see it through one of their posts, which reaches one of these. */
  units: z
    .object({ district: z.number().int(), street: unitNumber, community: unitNumber, grid: unitNumber })
    .optional(),
  /** What a post must hold to count, for all three. */
  permission: z.string().optional(),
  /** The permission of a confidential kind, which the same post must hold too; those it is given to need it not. */
  confidential: z.string().nullish(),
  /** Whose work it is: only posts that see the work of this body count. Null or left out: the unit's as a whole. */
  body: bodyKindSchema.nullish(),
  /** Accounts that have or had it: told while a post under which they act sees its body; their deputies where it lies. */
  givenTo: z.array(z.string()).optional(),
  /** Accounts that are told whatever they see otherwise. */
  accounts: z.array(z.string()).optional(),
});
export type Audience = z.infer<typeof audienceSchema>;

/** Whether the caller is told, with the rights that count now: those of the post under which they act. */
export function isTold(caller: StaffCaller, audience: Audience): boolean {
  const { permission, accounts = [], givenTo = [], postsIn = [] } = audience;
  if (audience.everybody) return true;
  if (caller.heldPosts.some(({ unit }) => postsIn.includes(unit.number))) return true;
  const posts = caller.posts.filter(({ permissions }) => permission === undefined || permissions.has(permission));
  if (posts.length === 0 && permission !== undefined) return false;
  if (accounts.includes(caller.accountId)) return true;
  const body = audience.body ?? null;
  const seeing = posts.filter((post) => seesBody(post, body));
  if (givenTo.includes(caller.accountId) && seeing.length > 0) return true;
  return seeing.some((post) => reaches(post, audience) && sees(post, caller, audience));
}

function reaches({ scope }: CallerPost, { units }: Audience): boolean {
  return units !== undefined && scopeIncludes({ kind: 'units', units: scope }, units);
}

function sees(
  { role, permissions }: CallerPost,
  caller: StaffCaller,
  { confidential = null, givenTo }: Audience,
): boolean {
  if (confidential !== null) return permissions.has(confidential) && !assignedOnlyRoles.has(role);
  return !assignedOnlyRoles.has(role) || caller.standsInFor.some((absent) => givenTo?.includes(absent));
}
