import { Injectable } from '@nestjs/common';
import { addMonths, type Caller, Clock, Database, Every } from '@yige/plugin-sdk/server';
import type { MemberReader } from '../../contract/members.js';

/** Records of handling are kept for at least three years: PIPL art. 56. */
const KEPT_MONTHS = 36;
const SHOWN = 10;

/**
 * Who read that somebody is a member: one row for each reader and day. It is kept here and not by the platform, where the mere
 * note would tell of the membership.
 */
@Injectable()
export class MemberReads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Call it before the answer leaves: what cannot be noted is not told. */
  async keep(caller: Caller, memberIds: readonly string[]): Promise<void> {
    const [day, { accountId, name }] = [this.clock.today(), caller];
    await this.database.insertMany(
      'member_reads',
      ['member_id', 'day', 'read_by', 'read_by_name'],
      memberIds.map((id) => [id, day, accountId, name]),
      { ignoreDuplicates: true },
    );
  }

  /** The last first. */
  latest(memberId: string): Promise<MemberReader[]> {
    return this.database.query(
      `SELECT read_by_name, day FROM member_reads WHERE member_id = ? ORDER BY day DESC, read_by LIMIT ${SHOWN}`,
      [memberId],
      (row) => ({ by: row.text('read_by_name'), on: row.text('day') }),
    );
  }

  @Every({ name: 'expired-reads', minutes: 1_440 })
  async removeExpired(): Promise<void> {
    await this.database.execute('DELETE FROM member_reads WHERE day < ?', [
      addMonths(this.clock.today(), -KEPT_MONTHS),
    ]);
  }
}
