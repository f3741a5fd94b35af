import { Injectable } from '@nestjs/common';
import { addDays, addMonths, type Caller, Clock, Database, oneOf } from '@yige/plugin-sdk/server';
import type { z } from 'zod';
import {
  type DuesCategory,
  type DuesLine,
  type DuesMonth,
  duesCategorySchema,
  type listDuesQuerySchema,
} from '../../contract/dues.js';
import type { Member } from '../../contract/members.js';
import { duesRulesOn } from '../../rules/dues-rates.js';
import { earlierOf } from '../days.js';
import { currentMembers } from '../members/current-members.js';
import { MemberReads } from '../members/member-reads.js';
import { Organisations } from '../organisations/organisations.js';
import { READ } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { type Balance, Balances } from './balances.js';

interface Due {
  category: DuesCategory;
  fen: number;
}

/** The dues of one month: who owes what, what is paid and what is open. */
@Injectable()
export class DuesOfMonth {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly balances: Balances,
    private readonly reads: MemberReads,
    private readonly clock: Clock,
  ) {}

  /** Of an organisation with all below it, or of all that the caller may see; of this month unless another is asked for. */
  async read(caller: Caller, query: z.output<typeof listDuesQuerySchema>): Promise<DuesMonth> {
    const tree = await this.organisations.tree(caller.scopeFor(READ));
    const month = await this.of(tree.chosen(query.organisation), query.month ?? this.clock.today().slice(0, 7));
    await this.reads.keep(
      caller,
      month.items.map(({ memberId }) => memberId),
    );
    return month;
  }

  /** Four statements, however many members. Call it with organisations that the caller may see. */
  async of(organisationIds: readonly string[], month: string): Promise<DuesMonth> {
    const today = this.clock.today();
    if (month > today.slice(0, 7)) throw partyProblems.monthNotYet();
    const lastDay = addDays(addMonths(`${month}-01`, 1), -1);
    const members = await currentMembers(this.database, organisationIds, earlierOf(lastDay, today));
    const ids = members.map(({ id }) => id);
    const dues = await this.duesOf(ids, month);
    const balances = await this.balances.of(ids, month);
    const { source, unpaidMonths } = duesRulesOn(lastDay);
    const items = members.map((member) => lineOf(member, dues.get(member.id), balances.get(member.id), unpaidMonths));
    return { month, items, figures: figuresOf(items, dues, balances), rule: { source } };
  }

  private async duesOf(memberIds: readonly string[], month: string): Promise<Map<string, Due>> {
    if (memberIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('member_id', memberIds);
    const rows = await this.database.query(
      `SELECT member_id, category, amount_fen FROM dues WHERE ${sql} AND month = ?`,
      [...parameters, month],
      (row): [string, Due] => [
        row.text('member_id'),
        { category: duesCategorySchema.parse(row.text('category')), fen: row.integer('amount_fen') },
      ],
    );
    return new Map(rows);
  }
}

function lineOf(member: Member, due: Due | undefined, balance: Balance | undefined, flaggedFrom: number): DuesLine {
  const { id, name } = member;
  const { dueFen = 0, paidFen = 0, unpaidMonths = 0 } = balance ?? {};
  return {
    ...{ memberId: id, name, category: due?.category ?? null, dueFen: due?.fen ?? null },
    ...{ openFen: dueFen - paidFen, unpaidMonths, flagged: unpaidMonths >= flaggedFrom },
  };
}

function figuresOf(
  items: readonly DuesLine[],
  dues: ReadonlyMap<string, Due>,
  balances: ReadonlyMap<string, Balance>,
): DuesMonth['figures'] {
  const owing = [...dues.keys()].map((id) => balances.get(id)).filter((balance) => balance !== undefined);
  const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
  const [dueFen, paidFen] = [
    sum(owing.map(({ monthFen }) => monthFen)),
    sum(owing.map(({ monthPaidFen }) => monthPaidFen)),
  ];
  const paidMembers = owing.filter(({ monthFen, monthPaidFen }) => monthPaidFen >= monthFen).length;
  return {
    ...{ members: owing.length, dueFen, paidFen, paidMembers },
    ...{ openFen: dueFen - paidFen, openMembers: owing.length - paidMembers },
    flagged: items.filter(({ flagged }) => flagged).length,
    withoutBase: items.length - dues.size,
  };
}
