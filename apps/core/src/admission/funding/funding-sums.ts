import { Injectable } from '@nestjs/common';
import type { FundingAmounts } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { Clock } from '../../time/clock.js';

/** Amounts of one bureau, community and month. */
export interface FundingSum extends FundingAmounts {
  pluginId: string;
  /** Null: it has ended, and nobody took its matters over. */
  unit: DirectoryUnit | null;
  /** `YYYY-MM`. */
  month: string;
}

type Row = Omit<FundingSum, 'unit'> & { number: number };

/** What was promised and what was paid, as it stands in the rows; a payment that was cancelled counts nowhere. */
@Injectable()
export class FundingSums {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  /** Two statements, and one more where a community has ended since: its money is of whoever took its matters over. */
  async of(from: string, to: string): Promise<FundingSum[]> {
    const rows = [
      ...(await this.read(
        `SELECT a.plugin_id, p.month, p.community_number AS unit_number, SUM(p.amount_fen) AS promised, 0 AS paid,
                0 AS confirmed
         FROM admission_promises p JOIN admissions a ON a.id = p.admission_id
         WHERE p.month >= ? AND p.month <= ? GROUP BY a.plugin_id, p.month, p.community_number`,
        [from, to],
      )),
      ...(await this.read(
        `SELECT plugin_id, month, COALESCE(community_id, grid_id) AS unit_number, 0 AS promised, SUM(paid_fen) AS paid,
                SUM(COALESCE(confirmed_fen, 0)) AS confirmed
         FROM funding_payments WHERE month >= ? AND month <= ? AND cancelled_at IS NULL
         GROUP BY plugin_id, month, COALESCE(community_id, grid_id)`,
        [from, to],
      )),
    ];
    const heirs = rows.some(({ number }) => this.units.byNumber(number) === null) ? await this.heirs() : new Map();
    return rows.map(({ number, ...sum }) => ({ ...sum, unit: this.unitOf(number, heirs) }));
  }

  private unitOf(number: number, heirs: ReadonlyMap<number, number>): DirectoryUnit | null {
    const passed = new Set<number>();
    for (let at: number | undefined = number; at !== undefined && !passed.has(at); at = heirs.get(at)) {
      const unit = this.units.byNumber(at);
      if (unit !== null) return unit;
      passed.add(at);
    }
    return null;
  }

  private async heirs(): Promise<Map<number, number>> {
    const rows = await this.database.query(
      'SELECT from_number, to_number FROM org_lineage WHERE own_matters = ? AND valid_from <= ? ORDER BY valid_from',
      [true, this.clock.today()],
      (row) => [row.integer('from_number'), row.integer('to_number')] as const,
    );
    return new Map(rows);
  }

  private read(sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    return this.database.query(sql, parameters, (row) => ({
      pluginId: row.text('plugin_id'),
      month: row.text('month'),
      number: row.integer('unit_number'),
      promisedFen: row.integer('promised'),
      paidFen: row.integer('paid'),
      confirmedFen: row.integer('confirmed'),
    }));
  }
}
