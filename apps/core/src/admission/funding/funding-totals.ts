import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type FundingAmounts,
  type FundingGroup,
  type FundingRow,
  type RouteInput,
  type RouteOutput,
  type routes,
} from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import type { Scope } from '../../access/scope.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { TaskTypes } from '../task-types.js';
import { type FundingSum, FundingSums } from './funding-sums.js';

type Query = RouteInput<typeof routes.taskFunding.totals>['query'];
type Totals = RouteOutput<typeof routes.taskFunding.totals>;

const NOTHING: FundingAmounts = { promisedFen: 0, paidFen: 0, confirmedFen: 0 };

/** Three amounts of some months: what was promised, what was paid, what arrived. */
@Injectable()
export class FundingTotals {
  constructor(
    private readonly sums: FundingSums,
    private readonly units: UnitDirectory,
    private readonly types: TaskTypes,
  ) {}

  /** A month of a district is some bureaus times some hundred communities. */
  async of(caller: Caller, { from, to, by, plugin }: Query): Promise<Totals> {
    const scope = this.units.scopeOf(caller, corePermissions.admissionRead);
    const seen = (await this.sums.of(from, to)).filter(({ unit }) => this.sees(scope, unit));
    const asked = seen.filter(({ pluginId }) => plugin === undefined || pluginId === plugin);
    const bureaus = [...new Set(seen.map(({ pluginId }) => pluginId))].sort();
    return {
      items: this.grouped(asked, by),
      total: asked.reduce<FundingAmounts>(plus, NOTHING),
      bureaus: bureaus.map((pluginId) => this.types.bureauOf(pluginId)),
    };
  }

  /** What is of no unit any more is left to those who see a whole district. */
  private sees(scope: Scope, unit: DirectoryUnit | null): boolean {
    if (unit !== null) return this.units.isInScope(scope, unit.number);
    return scope.kind === 'everywhere' || scope.units.some(({ level }) => level === 'district');
  }

  private grouped(sums: readonly FundingSum[], by: FundingGroup): FundingRow[] {
    const rows = new Map<string, FundingRow>();
    for (const sum of sums) {
      const { key, ...row } = this.rowOf(sum, by);
      rows.set(key, { ...row, ...plus(rows.get(key) ?? NOTHING, sum) });
    }
    return [...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, row]) => row);
  }

  /** In the order of the division codes, of the plugins’ ids or of the calendar: an account, not a ranking. */
  private rowOf({ pluginId, unit, month }: FundingSum, by: FundingGroup) {
    const bureau = by === 'bureau' || by === 'bureauAndCommunity' ? this.types.bureauOf(pluginId) : null;
    const place = by === 'bureau' || by === 'month' ? null : by === 'street' ? this.streetOf(unit) : unit;
    const months = by === 'month' ? month : null;
    return {
      // Of no unit any more: after all others.
      key: [place?.code ?? '~', place?.id ?? '', bureau?.pluginId ?? '', months ?? ''].join(' '),
      bureau,
      unit: place === null ? null : { id: place.id, name: place.name, level: place.level },
      month: months,
    };
  }

  /** A community that lies in no street stands for itself. */
  private streetOf(unit: DirectoryUnit | null): DirectoryUnit | null {
    if (unit === null) return null;
    for (const around of this.units.lineOf(unit.number)) if (around.level === 'street') return around;
    return unit;
  }
}

function plus(left: FundingAmounts, right: FundingAmounts): FundingAmounts {
  return {
    promisedFen: left.promisedFen + right.promisedFen,
    paidFen: left.paidFen + right.paidFen,
    confirmedFen: left.confirmedFen + right.confirmedFen,
  };
}
