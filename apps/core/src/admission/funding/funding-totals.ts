import { Injectable } from '@nestjs/common';
import { corePermissions, type FundingAmounts, type RouteInput, type RouteOutput, type routes } from '@yige/contracts';
import { Database, type SqlValue } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { TaskTypes } from '../task-types.js';

interface Sum extends FundingAmounts {
  pluginId: string;
  unit: number;
}

const NOTHING: FundingAmounts = { promisedFen: 0, paidFen: 0, confirmedFen: 0 };

/** Three amounts of a month by bureau and community: what was promised, what was paid, what arrived. */
@Injectable()
export class FundingTotals {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
  ) {}

  /** Two statements; a month of a district is some bureaus times some hundred communities. */
  async of(
    caller: Caller,
    { month, plugin }: RouteInput<typeof routes.taskFunding.totals>['query'],
  ): Promise<RouteOutput<typeof routes.taskFunding.totals>> {
    const scope = this.units.scopeOf(caller, corePermissions.admissionRead);
    const parameters = [month, ...(plugin === undefined ? [] : [plugin])];
    const [promised, paid] = await Promise.all([
      this.sums(
        `SELECT a.plugin_id, p.community_number AS unit_number, SUM(p.amount_fen) AS promised, 0 AS paid, 0 AS confirmed
         FROM admission_promises p JOIN admissions a ON a.id = p.admission_id
         WHERE p.month = ? ${plugin === undefined ? '' : 'AND a.plugin_id = ?'}
         GROUP BY a.plugin_id, p.community_number`,
        parameters,
      ),
      this.sums(
        `SELECT plugin_id, COALESCE(community_id, grid_id) AS unit_number, 0 AS promised, SUM(paid_fen) AS paid,
                SUM(COALESCE(confirmed_fen, 0)) AS confirmed
         FROM funding_payments WHERE month = ? ${plugin === undefined ? '' : 'AND plugin_id = ?'}
         GROUP BY plugin_id, COALESCE(community_id, grid_id)`,
        parameters,
      ),
    ]);
    const sums = new Map<string, Sum>();
    for (const each of [...promised, ...paid]) {
      const key = `${each.pluginId} ${each.unit}`;
      sums.set(key, { ...each, ...plus(sums.get(key) ?? NOTHING, each) });
    }
    const items = [...sums.values()].flatMap(({ pluginId, unit: number, ...amounts }) => {
      const unit = this.units.byNumber(number);
      if (unit === null || !this.units.isInScope(scope, number)) return [];
      const { id, name, level, code } = unit;
      const bureau = this.types.bureauOf(pluginId);
      return [{ sort: `${code} ${pluginId}`, row: { bureau, unit: { id, name, level }, ...amounts } }];
    });
    const rows = items.sort((left, right) => (left.sort < right.sort ? -1 : 1)).map(({ row }) => row);
    return { items: rows, total: rows.reduce<FundingAmounts>(plus, NOTHING) };
  }

  private sums(sql: string, parameters: readonly SqlValue[]): Promise<Sum[]> {
    return this.database.query(sql, parameters, (row) => ({
      pluginId: row.text('plugin_id'),
      unit: row.integer('unit_number'),
      promisedFen: row.integer('promised'),
      paidFen: row.integer('paid'),
      confirmedFen: row.integer('confirmed'),
    }));
  }
}

function plus(left: FundingAmounts, right: FundingAmounts): FundingAmounts {
  return {
    promisedFen: left.promisedFen + right.promisedFen,
    paidFen: left.paidFen + right.paidFen,
    confirmedFen: left.confirmedFen + right.confirmedFen,
  };
}
