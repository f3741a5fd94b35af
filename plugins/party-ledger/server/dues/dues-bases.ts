import { Injectable } from '@nestjs/common';
import { type Caller, Clock, Database, newId } from '@yige/plugin-sdk/server';
import { duesCategorySchema, type SetDuesBase } from '../../contract/dues.js';
import type { MemberDetail } from '../../contract/members.js';
import { MemberSpans } from '../members/spans.js';
import { KEEP } from '../permissions.js';
import { partyProblems } from '../problems.js';
import { DuesCharging } from './dues-charging.js';

/** From what dues are worked out (缴费基数). */
@Injectable()
export class DuesBases {
  constructor(
    private readonly database: Database,
    private readonly spans: MemberSpans,
    private readonly charging: DuesCharging,
    private readonly clock: Clock,
  ) {}

  latest(memberId: string): Promise<MemberDetail['dues']> {
    return this.database.queryOne(
      'SELECT from_month, category, base_fen FROM dues_bases WHERE member_id = ? ORDER BY from_month DESC LIMIT 1',
      [memberId],
      (row) => ({
        fromMonth: row.text('from_month'),
        category: duesCategorySchema.parse(row.text('category')),
        baseFen: row.integer('base_fen'),
      }),
    );
  }

  set(caller: Caller, memberId: string, base: SetDuesBase): Promise<void> {
    return this.database.transaction(async () => {
      await this.spans.lockOpen(caller.scopeFor(KEEP), memberId);
      if (base.fromMonth > this.clock.today().slice(0, 7)) throw partyProblems.monthNotYet();
      await this.replace(memberId, base);
    });
  }

  /** Inside a unit of work that has the member to itself: later bases stay, and the months since are worked out anew. */
  async replace(memberId: string, { fromMonth, category, baseFen }: SetDuesBase): Promise<void> {
    await this.database.execute('DELETE FROM dues_bases WHERE member_id = ? AND from_month = ?', [memberId, fromMonth]);
    await this.database.insertMany(
      'dues_bases',
      ['id', 'member_id', 'from_month', 'category', 'base_fen'],
      [[newId(), memberId, fromMonth, category, baseFen]],
    );
    await this.charging.anew(memberId, fromMonth);
  }
}
