import type { BodyKind } from '@yige/contracts';
import { allOf, anyOf, type Condition, noneOf, oneOf } from '@yige/database';
import { type BodyScope, bodyScopeCondition } from '../../access/body-rule.js';

/** Confidential types with one permission, and where the caller's posts hold it. */
export interface SecretTypes {
  types: readonly string[];
  scopes: readonly BodyScope[];
}

/** Rows of one scope that the caller sees: all, all but some types, or only some types. */
export interface SeenPart {
  scope: BodyScope;
  hidden: readonly string[];
  only: readonly string[] | null;
}

/** Whether the rows of the inner unit carry the outer one's number too. */
type Covers = (outer: number, inner: number) => boolean;

/**
 * The scopes of a caller without the confidential types that are not theirs to see. A scope whose posts hold a type's
 * permission stays one part, which is the rule; where only a narrower post holds it, that post adds a part of its own.
 * No row lies in two parts.
 */
export function seenParts(scopes: readonly BodyScope[], secrets: readonly SecretTypes[], covers: Covers): SeenPart[] {
  const wide = scopes.map((scope) => {
    const hiding = secrets.filter((secret) => !opens(secret, scope, covers));
    return { scope, hidden: hiding.flatMap(({ types }) => types), only: null };
  });
  const narrow = secrets.flatMap((secret) =>
    secret.scopes.flatMap((scope) => {
      const owners = ownersWhere(scope, (owner) => {
        const around = scopes.find((each) => each.owners.has(owner) && covers(each.unit.number, scope.unit.number));
        return around !== undefined && !opens(secret, around, covers);
      });
      return owners.size === 0 ? [] : [{ scope: { ...scope, owners }, hidden: [], only: secret.types }];
    }),
  );
  return [...wide, ...narrow];
}

export function conditionOf({ scope, hidden, only }: SeenPart): Condition {
  return allOf([
    bodyScopeCondition(scope),
    ...(hidden.length > 0 ? [noneOf('type', hidden)] : []),
    ...(only === null ? [] : [oneOf('type', only)]),
  ]);
}

/** For rows that are the caller's by themselves: none of a confidential type but where its permission is held. */
export function withoutSecrets(secrets: readonly SecretTypes[]): Condition[] {
  return secrets.map(({ types, scopes }) => anyOf([noneOf('type', types), ...scopes.map(bodyScopeCondition)]));
}

function opens(secret: SecretTypes, scope: BodyScope, covers: Covers): boolean {
  return ownersWhere(scope, (owner) => !seenIn(secret, owner, scope, covers)).size === 0;
}

function seenIn({ scopes }: SecretTypes, owner: BodyKind | null, { unit }: BodyScope, covers: Covers): boolean {
  return scopes.some((each) => each.owners.has(owner) && covers(each.unit.number, unit.number));
}

function ownersWhere({ owners }: BodyScope, holds: (owner: BodyKind | null) => boolean): Set<BodyKind | null> {
  return new Set([...owners].filter(holds));
}
