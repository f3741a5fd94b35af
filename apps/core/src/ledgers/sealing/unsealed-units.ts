import { Injectable } from '@nestjs/common';
import type { Page, RouteInput, routes, UnitReference } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { LedgerSources } from '../catalogue/ledger-sources.js';
import { LedgerQuestions } from '../reading/ledger-questions.js';
import { SealStore } from './seal-store.js';

/** Who of the units that keep a ledger has not sealed a period; a unit that is not given the ledger keeps none. */
@Injectable()
export class UnsealedUnits {
  constructor(
    private readonly questions: LedgerQuestions,
    private readonly sources: LedgerSources,
    private readonly seals: SealStore,
    private readonly directory: UnitDirectory,
  ) {}

  async list(
    caller: Caller,
    ledgerId: string,
    { cursor, limit, ...asked }: RouteInput<typeof routes.ledgers.unsealed>['query'],
  ): Promise<Page<UnitReference>> {
    const { source, unit, period } = this.questions.of(caller, ledgerId, asked);
    const after = cursor === undefined ? '' : decodeCursor(cursor, ['code']).code;
    const sealed = await this.seals.unitsWithSeal(ledgerId, unit, period.key);
    const keeping = this.directory
      .unitsWithin(unit.number)
      .filter(({ level, code, id }) => level === source.declaration.unit && code > after && !sealed.has(id))
      .filter(({ number }) => this.sources.at(ledgerId, number) !== null)
      .sort((left, right) => (left.code < right.code ? -1 : 1));
    const { items, next } = pageOf(keeping.slice(0, limit + 1), limit, (last) => encodeCursor(last, ['code']));
    return { items: items.map(({ id, name, level }) => ({ id, name, level })), next };
  }
}
