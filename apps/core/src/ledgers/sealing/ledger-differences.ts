import { Injectable } from '@nestjs/common';
import type { LedgerColumn, LedgerDifference, RouteInput, RouteOutput, routes } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { whileWanted } from '../../http/wanted.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { givenColumns, type NamedRow } from '../ledger-source.js';
import { ledgerProblems } from '../problems.js';
import { LedgerPeople } from '../reading/ledger-people.js';
import { type LedgerQuestion, LedgerQuestions } from '../reading/ledger-questions.js';
import { LedgerReadings, rowsOf } from '../reading/ledger-readings.js';
import { mergeJoin, type Pair } from './merge-join.js';
import { ReadableSeals } from './readable-seals.js';
import { SealedRows } from './sealed-rows.js';

/** Rows that one call goes through at most; where few differ a page has few, and `next` goes on. */
const MOST_ROWS = 10_000;
/** Rows that are gone through to count: whoever looks at a sealed period waits for it. */
const MOST_COUNTED = 2_000;

type DifferencesQuery = RouteInput<typeof routes.ledgers.differences>['query'];
type DifferencesPage = RouteOutput<typeof routes.ledgers.differences>;
type DifferenceCount = RouteOutput<typeof routes.ledgers.differenceCount>;
type Change = LedgerDifference['changes'][number];

/** A row of both times, and what is different in it. */
interface Compared {
  pair: Pair<NamedRow, NamedRow>;
  changes: Change[];
}

/** A sealed period beside the same period today. */
interface Comparison {
  question: LedgerQuestion;
  /** As they were declared when it was sealed. */
  columns: LedgerColumn[];
  /** The rows after a key, of which a page is in memory. */
  after: (key: string | null) => AsyncGenerator<Compared>;
}

/** What of a sealed period is different today, by going through both together. */
@Injectable()
export class LedgerDifferences {
  constructor(
    private readonly seals: ReadableSeals,
    private readonly sealed: SealedRows,
    private readonly questions: LedgerQuestions,
    private readonly readings: LedgerReadings,
    private readonly people: LedgerPeople,
    private readonly directory: UnitDirectory,
  ) {}

  async page(
    caller: Caller,
    ledgerId: string,
    sealId: string,
    { cursor, limit }: DifferencesQuery,
  ): Promise<DifferencesPage> {
    const compared = await this.compared(caller, ledgerId, sealId);
    const after = cursor === undefined ? null : decodeCursor(cursor, ['key']).key;
    const different: Compared[] = [];
    let next: string | null = null;
    let [seen, last] = [0, ''];
    for await (const each of compared.after(after)) {
      if (different.length === limit || seen === MOST_ROWS) {
        next = encodeCursor({ key: last }, ['key']);
        break;
      }
      if (isDifferent(each)) different.push(each);
      seen += 1;
      last = each.pair.key;
    }
    const rows = different.flatMap(({ pair: { left, right } }) => right ?? left ?? []);
    const people = await this.people.of(caller, rows, compared.question);
    const items = different.map(({ pair, changes }, index) => {
      return { key: pair.key, kind: kindOf(pair), person: people[index] ?? null, changes };
    });
    return { items, next, columns: compared.columns };
  }

  async count(caller: Caller, ledgerId: string, sealId: string, signal: AbortSignal): Promise<DifferenceCount> {
    const compared = await this.compared(caller, ledgerId, sealId);
    let [seen, rows] = [0, 0];
    for await (const each of whileWanted(compared.after(null), signal)) {
      if (seen === MOST_COUNTED) return { rows, more: true };
      if (isDifferent(each)) rows += 1;
      seen += 1;
    }
    return { rows, more: false };
  }

  private async compared(caller: Caller, ledgerId: string, sealId: string): Promise<Comparison> {
    const found = await this.seals.find(caller, ledgerId, sealId);
    const { unit, period } = found.seal;
    if (this.directory.byId(unit.id) === null) throw ledgerProblems['ledger.unitEnded']();
    const question = this.questions.of(caller, ledgerId, { unit: unit.id, period });
    const { columns } = found.declaration;
    const shared = sharedColumns(columns, question.source.declaration.columns);
    const pairsAfter = (key: string | null) =>
      mergeJoin(this.sealed.after(found, key), rowsOf(this.readings.ofToday(caller, question), key));
    return {
      question,
      columns,
      async *after(key) {
        for await (const pair of pairsAfter(key)) yield { pair, changes: changesOf(pair, shared) };
      },
    };
  }
}

function isDifferent({ pair: { left, right }, changes }: Compared): boolean {
  return changes.length > 0 || left === null || right === null;
}

/** The columns of both times: one that came, or went, says nothing of a row. */
function sharedColumns(then: readonly LedgerColumn[], now: readonly LedgerColumn[]): string[] {
  const names = new Set(givenColumns(now).map(({ name }) => name));
  return givenColumns(then).flatMap(({ name }) => (names.has(name) ? [name] : []));
}

function kindOf({ left, right }: Pair<NamedRow, NamedRow>): LedgerDifference['kind'] {
  if (left === null) return 'added';
  return right === null ? 'removed' : 'changed';
}

function changesOf({ left, right }: Pair<NamedRow, NamedRow>, columns: readonly string[]): Change[] {
  return columns.flatMap((column) => {
    const before = left?.cells[column] ?? null;
    const after = right?.cells[column] ?? null;
    return before === after ? [] : [{ column, before, after }];
  });
}
