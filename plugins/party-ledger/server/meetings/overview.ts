import { Injectable } from '@nestjs/common';
import { type Caller, Clock } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import type { overviewSchema } from '../../contract/meetings.js';
import { DuesOfMonth } from '../dues/dues-month.js';
import { OrganisationList } from '../organisations/organisation-list.js';
import { Organisations } from '../organisations/organisations.js';
import { READ } from '../permissions.js';
import { BranchYears } from './branch-year.js';
import { figuresOf } from './year-slots.js';

/** What the dashboard counts; it names nobody. */
@Injectable()
export class Overview {
  constructor(
    private readonly organisations: Organisations,
    private readonly list: OrganisationList,
    private readonly years: BranchYears,
    private readonly dues: DuesOfMonth,
    private readonly clock: Clock,
  ) {}

  async read(caller: Caller): Promise<z.output<typeof overviewSchema>> {
    const today = this.clock.today();
    const month = today.slice(0, 7);
    const thisMonth = Number(today.slice(5, 7));
    const scope = caller.scopeFor(READ);
    const tree = await this.organisations.tree(scope);
    const rows = (await this.years.rowsOfAll(scope, tree, Number(today.slice(0, 4)))).flat();
    const dueByNow = rows.map((row) => ({ ...row, slots: row.slots.filter(({ month: due }) => due <= thisMonth) }));
    const { figures } = await this.dues.of(tree.chosen(undefined), month);
    const organisations = await this.list.of(tree, today);
    return {
      branches: tree.branches().length,
      // With those whose planned day has passed while their period goes on.
      dueThisMonth: figuresOf(dueByNow).left,
      missed: figuresOf(rows).missed,
      duesOpen: figures.openMembers,
      flagged: figures.flagged,
      findings: organisations.reduce((sum, { findings }) => sum + findings.length, 0),
    };
  }
}
