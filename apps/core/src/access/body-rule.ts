import { type BodyKind, bodyKindSchema } from '@yige/contracts';
import { type Condition, placeholders } from '@yige/database';
import type { CallerPost } from './caller.js';
import { outermost, type ScopeUnit, scopeIncludes, type UnitNumbers, type UnitsAround, withinUnit } from './scope.js';

/**
 * Whether a post sees what belongs to a body of a community (null: to the community as a whole). A post in one body gives
 * no rights in another; agencies and partners work beside the bodies; whoever stands above the community sees all of it.
 */
export function seesBody(post: CallerPost, body: BodyKind | null): boolean {
  return body === null || post.body?.kind === body || standsAboveBodies(post);
}

function standsAboveBodies({ unit, body, agency, partner }: CallerPost): boolean {
  const inTheUnitItself = body === null && agency === null && partner === null;
  return inTheUnitItself && (unit.level === 'district' || unit.level === 'street');
}

/** Every answer to "whose work is it": one of the bodies, or the unit as a whole. */
const OWNERS: readonly (BodyKind | null)[] = [null, ...bodyKindSchema.options];

/** A unit, and whose work in it is seen. No row lies in two of a caller's, so that lists may simply be joined. */
export interface BodyScope {
  unit: ScopeUnit;
  owners: ReadonlySet<BodyKind | null>;
}

export function bodyScopes(posts: readonly CallerPost[], covering: UnitsAround): BodyScope[] {
  const scopes = new Map<number, { unit: ScopeUnit; owners: Set<BodyKind | null> }>();
  for (const owner of OWNERS) {
    const units = posts.filter((post) => seesBody(post, owner)).flatMap(({ scope }) => scope);
    for (const unit of outermost(units, covering)) {
      const known = scopes.get(unit.number) ?? { unit, owners: new Set() };
      scopes.set(unit.number, known);
      known.owners.add(owner);
    }
  }
  return [...scopes.values()];
}

export function bodyScopesInclude(scopes: readonly BodyScope[], row: UnitNumbers, body: BodyKind | null): boolean {
  return scopes.some(({ unit, owners }) => owners.has(body) && scopeIncludes({ kind: 'units', units: [unit] }, row));
}

/** SQL for the rows of one scope, with the unit columns and `body_kind`. */
export function bodyScopeCondition({ unit, owners }: BodyScope): Condition {
  const within = withinUnit(unit);
  const owned = ownerCondition(owners);
  return { sql: `${within.sql} AND ${owned.sql}`, parameters: [...within.parameters, ...owned.parameters] };
}

/** SQL for rows that belong to one of these owners. */
export function ownerCondition(owners: ReadonlySet<BodyKind | null>): Condition {
  if (owners.size === OWNERS.length) return { sql: '1 = 1', parameters: [] };
  const bodies = [...owners].filter((owner) => owner !== null);
  const terms = [
    ...(owners.has(null) ? ['body_kind IS NULL'] : []),
    ...(bodies.length > 0 ? [`body_kind IN (${placeholders(bodies)})`] : []),
  ];
  return { sql: `(${terms.join(' OR ') || '1 = 0'})`, parameters: bodies };
}

/** Whose work the posts see, wherever it is. */
export function ownersSeen(posts: readonly CallerPost[]): ReadonlySet<BodyKind | null> {
  return new Set(OWNERS.filter((owner) => owner === null || posts.some((post) => seesBody(post, owner))));
}
