import { Injectable } from '@nestjs/common';
import { corePermissions, type Ledger, type UnitLevel, unitLevelSchema } from '@yige/contracts';
import { type Caller, holds } from '../../access/caller.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import type { LedgerSource } from '../ledger-source.js';
import { LedgerSources } from './ledger-sources.js';

/** Whose a ledger is where nobody else asks for it. */
const CORE = { 'zh-CN': '社区', en: 'Community' };

/** The ledgers that a caller may read somewhere. */
@Injectable()
export class LedgerCatalogue {
  constructor(
    private readonly sources: LedgerSources,
    private readonly directory: UnitDirectory,
  ) {}

  list(caller: Caller): Ledger[] {
    return this.sources
      .visibleTo(caller)
      .filter(({ declaration }) => holds(caller, declaration.permission))
      .map((source) => this.describe(caller, source));
  }

  private describe(caller: Caller, { id, declaration, plugin }: LedgerSource): Ledger {
    const { title, rule, usedBy, period, unit, columns } = declaration;
    const manifest = plugin?.manifest ?? null;
    return {
      ...{ id, title, rule, period, unit, columns },
      usedBy: usedBy ?? manifest?.bureau.name ?? CORE,
      plugin:
        manifest === null
          ? null
          : { id: manifest.id, name: manifest.name, glyph: manifest.glyph, color: manifest.bureau.kind },
      maySeal: this.sealsAt(caller, unit),
    };
  }

  /** Whoever keeps ledgers in a unit seals those of the units within it, not those of the units above. */
  private sealsAt(caller: Caller, level: UnitLevel): boolean {
    const scope = this.directory.scopeOf(caller, corePermissions.ledgerSeal);
    if (scope.kind === 'everywhere') return true;
    const inner = unitLevelSchema.options.slice(0, unitLevelSchema.options.indexOf(level) + 1);
    return scope.units.some((unit) => inner.includes(unit.level));
  }
}
