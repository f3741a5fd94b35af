import { Injectable } from '@nestjs/common';
import { calendarPeriodOfKey, corePermissions } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { LedgerSources } from '../catalogue/ledger-sources.js';
import type { LedgerSource } from '../ledger-source.js';
import { ledgerProblems } from '../problems.js';

/** A period of a unit, as a ledger keeps it. */
export interface LedgerPeriod {
  /** `2026-11`, `2026-Q4` or `2026`. */
  key: string;
  firstDay: string;
  endDay: string;
}

/** What somebody asks of a ledger and may be told. */
export interface LedgerQuestion {
  source: LedgerSource;
  unit: DirectoryUnit;
  period: LedgerPeriod;
}

/** Decides whether a caller may ask: the ledger by the version of the unit, and the unit by both permissions. */
@Injectable()
export class LedgerQuestions {
  constructor(
    private readonly sources: LedgerSources,
    private readonly directory: UnitDirectory,
  ) {}

  of(
    caller: Caller,
    id: string,
    { unit: unitId, period }: { unit: string; period: string },
    place: 'query' | 'body' = 'query',
  ): LedgerQuestion {
    const { source, unit } = this.readable(caller, id, unitId);
    const { kind, key, firstDay, endDay } = calendarPeriodOfKey(period);
    const wanted = source.declaration.period;
    if (kind !== wanted) {
      const message = {
        'zh-CN': { month: '写成 2026-11', quarter: '写成 2026-Q4', year: '写成 2026' }[wanted],
        en: { month: 'such as 2026-11', quarter: 'such as 2026-Q4', year: 'such as 2026' }[wanted],
      };
      throw ledgerProblems['ledger.periodKind']({ errors: [{ pointer: `/${place}/period`, code: 'period', message }] });
    }
    return { source, unit, period: { key, firstDay, endDay } };
  }

  /** The ledger as the unit has it, where the caller may read it; elsewhere there is none. */
  readable(caller: Caller, id: string, unitId: string): { source: LedgerSource; unit: DirectoryUnit } {
    const unit = this.directory.byId(unitId);
    const source = unit === null ? null : this.sources.at(id, unit.number);
    if (unit === null || source === null) throw ledgerProblems['ledger.notFound']();
    for (const permission of [corePermissions.ledgerRead, source.declaration.permission]) {
      if (!this.holdsAt(caller, permission, unit)) throw ledgerProblems['ledger.notFound']();
    }
    return { source, unit };
  }

  holdsAt(caller: Caller, permission: string, { number }: DirectoryUnit): boolean {
    return this.directory.isInScope(this.directory.scopeOf(caller, permission), number);
  }
}
