import { Injectable } from '@nestjs/common';
import { Database, oneOf } from '@yige/plugin-sdk/server';
import { groupBy } from '../group-by.js';

/** What a member owed and paid, all in fen. */
export interface Balance {
  /** Of all months up to the one that was asked for. */
  dueFen: number;
  /** All payments, less what was taken back. */
  paidFen: number;
  /** Of the month that was asked for. */
  monthFen: number;
  /** Of it, what payments cover: the oldest month is paid first. */
  monthPaidFen: number;
  /** Months before it that payments do not cover in full. */
  unpaidMonths: number;
}

/** What is owed and what is paid are sums of rows, never a number that is kept: so they cannot part. */
@Injectable()
export class Balances {
  constructor(private readonly database: Database) {}

  /** Two statements, however many members; who owes and paid nothing is left out. Call it with those that the caller may see. */
  async of(memberIds: readonly string[], month: string): Promise<Map<string, Balance>> {
    if (memberIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('member_id', memberIds);
    const dues = await this.database.query(
      `SELECT member_id, month, amount_fen FROM dues WHERE ${sql} AND month <= ? ORDER BY member_id, month`,
      [...parameters, month],
      (row) => ({ memberId: row.text('member_id'), month: row.text('month'), fen: row.integer('amount_fen') }),
    );
    const paid = await this.database.query(
      `SELECT member_id, SUM(amount_fen) AS fen FROM payments WHERE ${sql} GROUP BY member_id`,
      parameters,
      (row) => ({ memberId: row.text('member_id'), fen: row.integer('fen') }),
    );
    const owed = groupBy(dues, ({ memberId }) => memberId);
    const paidBy = new Map(paid.map(({ memberId, fen }) => [memberId, fen]));
    return new Map(
      [...new Set([...owed.keys(), ...paidBy.keys()])].map((memberId) => [
        memberId,
        balanceOf(owed.get(memberId) ?? [], paidBy.get(memberId) ?? 0, month),
      ]),
    );
  }
}

/** Months in their order, and what was paid in all. */
export function balanceOf(months: readonly { month: string; fen: number }[], paidFen: number, month: string): Balance {
  let dueFen = 0;
  let unpaidMonths = 0;
  for (const each of months) {
    dueFen += each.fen;
    if (each.month < month && dueFen > paidFen) unpaidMonths += 1;
  }
  const monthFen = months.find((each) => each.month === month)?.fen ?? 0;
  const leftForMonth = paidFen - (dueFen - monthFen);
  return { dueFen, paidFen, monthFen, unpaidMonths, monthPaidFen: Math.max(0, Math.min(monthFen, leftForMonth)) };
}
