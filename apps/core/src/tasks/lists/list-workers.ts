import { Injectable } from '@nestjs/common';
import { corePermissions, type RouteInput, type routes, type StaffPick } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { namePrefix, picks } from '../handling/pick.js';
import { type PostHolder, StaffPosts } from '../handling/staff-posts.js';

/** To whom a list may be narrowed: whoever works where the caller sees tasks. */
@Injectable()
export class ListWorkers {
  constructor(
    private readonly staff: StaffPosts,
    private readonly units: UnitDirectory,
  ) {}

  async find(
    caller: Caller,
    { q, unit, chosen }: RouteInput<typeof routes.taskHandling.workers>['query'],
  ): Promise<StaffPick[]> {
    const scope = this.units.scopeOf(caller, corePermissions.taskRead);
    if (scope.kind === 'everywhere') return [];
    const asked = unit === undefined ? null : this.units.byId(unit);
    if (unit !== undefined && asked === null) return [];
    const around = asked === null ? scope.units.map(({ number }) => number) : [asked.number];
    const seen = (holders: readonly PostHolder[]) =>
      holders
        .map((holder) => ({
          ...holder,
          posts: holder.posts.filter((post) => this.units.isInScope(scope, post.unit.number)),
        }))
        .filter(({ posts }) => posts.length > 0);
    const [found, named] = await Promise.all([
      this.staff.below(around, corePermissions.taskAct, namePrefix(q)),
      this.staff.of(chosen === undefined ? [] : [chosen]),
    ]);
    const first = picks(seen(named), around, undefined);
    return [...first, ...picks(seen(found), around, q).filter(({ id }) => id !== chosen)];
  }
}
