import { Injectable } from '@nestjs/common';
import { type LedgerSeal, type Page, type RouteInput, type routes } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { innermostOf } from '../../access/scope.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { ledgerProblems } from '../problems.js';
import { LedgerQuestions } from '../reading/ledger-questions.js';
import { SealStore, type StoredSeal } from './seal-store.js';

/** A seal, and the unit to which it belongs today: that which sealed it, or its successor. */
export interface ReadableSeal extends StoredSeal {
  unit: DirectoryUnit;
}

/** Seals of the units whose ledger the caller may read; elsewhere there are none. */
@Injectable()
export class ReadableSeals {
  constructor(
    private readonly store: SealStore,
    private readonly questions: LedgerQuestions,
    private readonly directory: UnitDirectory,
  ) {}

  list(
    caller: Caller,
    ledgerId: string,
    query: RouteInput<typeof routes.ledgers.seals>['query'],
  ): Promise<Page<LedgerSeal>> {
    const { unit } = this.questions.readable(caller, ledgerId, query.unit);
    return this.store.list(ledgerId, unit, query);
  }

  async find(caller: Caller, ledgerId: string, id: string): Promise<ReadableSeal> {
    const stored = await this.store.find(ledgerId, id);
    const unit = stored === null ? null : this.directory.byNumber(innermostOf(stored.units));
    if (stored === null || unit === null) throw ledgerProblems['ledger.sealNotFound']();
    this.questions.readable(caller, ledgerId, unit.id);
    return { ...stored, unit };
  }

  /** That of a period, of the unit or of one within it. */
  async within(
    caller: Caller,
    ledgerId: string,
    { id, unit, period }: { id: string; unit: DirectoryUnit; period: string },
  ): Promise<ReadableSeal> {
    const seal = await this.find(caller, ledgerId, id);
    const isAsked = seal.seal.period === period && this.directory.isWithin(seal.unit.number, unit.number);
    if (!isAsked) throw ledgerProblems['ledger.sealNotFound']();
    return seal;
  }
}
