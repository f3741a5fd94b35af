import { corePermissions } from '@yige/contracts';
import { ownersSeen, seesBody } from '../../access/body-rule.js';
import type { CallerPost } from '../../access/caller.js';

/**
 * Whether one may do all that another does: in each unit of theirs, the work of each body that they see there.
 * `isWithin` tells whether a unit lies in another.
 */
export function maySameWork(
  deputy: readonly CallerPost[],
  away: readonly CallerPost[],
  isWithin: (inner: number, outer: number) => boolean,
): boolean {
  const able = doing(deputy);
  return doing(away).every((post) =>
    post.scope.every((unit) =>
      [...ownersSeen([post])].every((owner) =>
        able.some((other) => seesBody(other, owner) && other.scope.some(({ number }) => isWithin(unit.number, number))),
      ),
    ),
  );
}

/** Posts through which tasks are done. */
export function doing(posts: readonly CallerPost[]): CallerPost[] {
  return posts.filter(({ permissions }) => permissions.has(corePermissions.taskAct));
}
