import { Injectable } from '@nestjs/common';
import { corePermissions } from '@yige/contracts';
import { Database } from '@yige/database';
import { accountOf, type Caller } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { deputiesOf } from '../../access/stand-in.js';
import { CurrentAbsences } from '../../tasks/absences/current-absences.js';
import { StaffPosts } from '../../tasks/handling/staff-posts.js';
import { Clock } from '../../time/clock.js';
import type { Standing } from '../matter-access.js';
import { unitsAt } from '../stages.js';

/**
 * “The one who verifies is not the one who handled” (数字城管核查): whoever ever handled the matter does not verify it,
 * and neither does somebody who stands in for one of them today, unless nobody else of the unit is there.
 */
@Injectable()
export class Verification {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffPosts,
    private readonly absences: CurrentAbsences,
    private readonly clock: Clock,
  ) {}

  /** Why the caller does not verify it; null: they may. */
  async refusal(
    caller: Caller,
    { matter, hands }: Standing,
  ): Promise<'matter.ownHandling' | 'matter.handlersDeputy' | null> {
    const account = accountOf(caller);
    if (account === null || hands.handled.has(account.id)) return 'matter.ownHandling';
    if (caller.kind !== 'staff' || !caller.standsInFor.some((away) => hands.handled.has(away))) return null;
    const unit = innermostOf(unitsAt(matter.units, matter.level));
    return (await this.isSomebodyElseThere(unit, account.id, hands.handled)) ? 'matter.handlersDeputy' : null;
  }

  private async isSomebodyElseThere(unit: number, caller: string, handled: ReadonlySet<string>): Promise<boolean> {
    const [holders, deputies] = await Promise.all([
      this.staff.within([unit], corePermissions.matterVerify),
      deputiesOf(this.database, [...handled], this.clock.today()),
    ]);
    const concerned = new Set([caller, ...handled, ...deputies.values()]);
    const others = holders
      .filter(({ id, posts }) => !concerned.has(id) && posts.some((post) => post.unit.number === unit))
      .map(({ id }) => id);
    const absences = await this.absences.of(others);
    return others.some((id) => !absences.has(id));
  }
}
