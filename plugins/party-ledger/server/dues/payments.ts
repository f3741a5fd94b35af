import { Injectable } from '@nestjs/common';
import {
  type Caller,
  Clock,
  Database,
  newId,
  readUnitPath,
  type SqlValue,
  type UnitPath,
  unitScopeCondition,
  unitValues,
} from '@yige/plugin-sdk/server';
import type { Pay, Payment } from '../../contract/dues.js';
import { MemberReads } from '../members/member-reads.js';
import { KEEP, READ } from '../permissions.js';
import { partyProblems } from '../problems.js';

const COLUMNS = [
  ...['id', 'district_id', 'street_id', 'community_id', 'grid_id', 'member_id', 'amount_fen', 'paid_on', 'reverses_id'],
  ...['received_by_name', 'recorded_at'],
];

/** Payments of dues. None is changed or deleted: what was wrong is taken back by another one (冲销). */
@Injectable()
export class Payments {
  constructor(
    private readonly database: Database,
    private readonly reads: MemberReads,
    private readonly clock: Clock,
  ) {}

  /** Under one id there is one payment, however often it is handed in; with other content it is refused. */
  async pay(caller: Caller, { id, memberId, amountFen, paidOn }: Pay): Promise<void> {
    if (paidOn > this.clock.today()) throw partyProblems.dayNotYet();
    const units = await this.unitsOf(caller, memberId);
    const added = await this.insert([
      ...[id, ...unitValues(units), memberId, amountFen, paidOn, null, caller.name, this.clock.now()],
    ]);
    if (added > 0) return;
    const same = await this.database.queryOne(
      'SELECT id FROM payments WHERE id = ? AND member_id = ? AND amount_fen = ? AND paid_on = ?',
      [id, memberId, amountFen, paidOn],
      () => true,
    );
    if (same !== true) throw partyProblems.paymentDiffers();
  }

  /** Once for each payment, whoever tries at the same time. */
  async reverse(caller: Caller, id: string): Promise<void> {
    const within = unitScopeCondition(caller.scopeFor(KEEP), 'p');
    const payment = await this.database.queryOne(
      `SELECT p.member_id, p.amount_fen, p.reverses_id, p.district_id, p.street_id, p.community_id, p.grid_id
       FROM payments p WHERE p.id = ? AND ${within.sql}`,
      [id, ...within.parameters],
      (row) => ({
        memberId: row.text('member_id'),
        amountFen: row.integer('amount_fen'),
        isReversal: row.textOrNull('reverses_id') !== null,
        units: readUnitPath(row),
      }),
    );
    if (payment === null || payment.isReversal) throw partyProblems.paymentUnknown();
    const { units, memberId, amountFen } = payment;
    const added = await this.insert([
      ...[newId(), ...unitValues(units), memberId, -amountFen, this.clock.today(), id, caller.name, this.clock.now()],
    ]);
    if (added === 0) throw partyProblems.paymentReversed();
  }

  /** The latest first. */
  async of(caller: Caller, memberId: string): Promise<Payment[]> {
    const within = unitScopeCondition(caller.scopeFor(READ), 'p');
    const found = await this.database.query(
      `SELECT p.id, p.amount_fen, p.paid_on, p.received_by_name, p.reverses_id, r.id AS reversal
       FROM payments p LEFT JOIN payments r ON r.reverses_id = p.id
       WHERE p.member_id = ? AND ${within.sql} ORDER BY p.paid_on DESC, p.id DESC`,
      [memberId, ...within.parameters],
      (row) => ({
        id: row.text('id'),
        amountFen: row.integer('amount_fen'),
        paidOn: row.text('paid_on'),
        receivedBy: row.text('received_by_name'),
        reverses: row.textOrNull('reverses_id'),
        reversed: row.textOrNull('reversal') !== null,
      }),
    );
    if (found.length > 0) await this.reads.keep(caller, [memberId]);
    return found;
  }

  private insert(row: SqlValue[]): Promise<number> {
    return this.database.insertMany('payments', COLUMNS, [row], { ignoreDuplicates: true });
  }

  private async unitsOf(caller: Caller, memberId: string): Promise<UnitPath> {
    const within = unitScopeCondition(caller.scopeFor(KEEP), 'm');
    const units = await this.database.queryOne(
      `SELECT m.district_id, m.street_id, m.community_id, m.grid_id FROM members m WHERE m.id = ? AND ${within.sql}`,
      [memberId, ...within.parameters],
      readUnitPath,
    );
    if (units === null) throw partyProblems.memberUnknown();
    return units;
  }
}
