import { Injectable } from '@nestjs/common';
import { addMonths, type Caller, CoreClient, innermostOf, type UnitScope } from '@yige/plugin-sdk/server';
import { type BranchMonth, monthLifePayloadSchema } from '../../contract/month-life.js';
import { Organisations } from '../organisations/organisations.js';
import { READ } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { BranchYears } from './branch-year.js';
import { endDayOf } from './year-slots.js';

/** What a month asks of the branches of one unit, beside what they have held. */
@Injectable()
export class MonthLife {
  constructor(
    private readonly core: CoreClient,
    private readonly organisations: Organisations,
    private readonly years: BranchYears,
  ) {}

  /** For the form of a task: of the unit where it lies today. Throws core's 404 for a task that the caller may not see. */
  async ofTask(caller: Caller, taskId: string): Promise<BranchMonth[]> {
    const { type, unit, payload } = await this.core.forUser(caller).tasks.get({ params: { id: taskId } });
    const parsed = monthLifePayloadSchema.safeParse(payload);
    if (type !== 'party-ledger:monthLife' || !parsed.success) throw partyProblems.taskOfOther();
    return this.of(caller.scopeFor(READ), unit.id, parsed.data.month);
  }

  /** In the order of the tree; branches of which the month asks nothing are left out. */
  async of(scope: UnitScope, unitId: string, month: string): Promise<BranchMonth[]> {
    const tree = await this.organisations.tree(scope);
    const years = await this.years.rowsOfAll(scope, tree, Number(month.slice(0, 4)));
    const endDay = addMonths(`${month}-01`, 1);
    return tree.branches().flatMap(({ id, name, units }, index) => {
      if (innermostOf(units) !== unitId) return [];
      const slots = (years[index] ?? []).flatMap((row) => row.slots);
      const asked = slots.filter(({ period }) => endDayOf(period) === endDay);
      return asked.length === 0 ? [] : [{ id, name, asked }];
    });
  }
}
