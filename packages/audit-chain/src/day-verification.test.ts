import { describe, expect, it } from 'vitest';
import type { ChainRow } from './chain-reader.js';
import { type DayEnd, DayVerification } from './day-verification.js';
import { GENESIS, linkHash } from './link.js';
import type { SealedEntry } from './sealed-entry.js';

const DAY = '2026-03-10';

function entryAt(minute: number, reason = `访问 ${minute}`): SealedEntry {
  return {
    ...{ id: `entry-${minute}`, at: new Date(Date.UTC(2026, 2, 10, 2, minute)), details: '{}', reason },
    ...{ actorKind: 'staff', actorId: 'account', actorName: '何文斌', action: 'person.revealed' },
    ...{ subjectKind: null, subjectId: null, unitNumber: null, address: null, requestId: null },
  };
}

function chainOf(entries: readonly SealedEntry[]): ChainRow[] {
  let previous = GENESIS;
  return entries.map((entry, index) => {
    const position = { day: DAY, sequence: index + 1 };
    previous = linkHash(previous, position, entry);
    return { ...position, hash: previous, entryId: entry.id, entry };
  });
}

const intact = chainOf([1, 2, 3, 4].map((minute) => entryAt(minute)));
const [first, second, third, fourth] = intact.map((row) => [row]);
const end: DayEnd = { entries: 4, head: intact.at(-1)?.hash ?? '' };

function follow(rows: readonly (ChainRow[] | undefined)[], until: DayEnd | null = end) {
  const verification = new DayVerification(DAY, GENESIS, until);
  for (const row of rows.flatMap((group) => group ?? [])) verification.take(row);
  const head = verification.finish();
  return { head, found: verification.findings.map(({ kind, sequence }) => `${kind} ${sequence}`) };
}

const changed = (rows: ChainRow[] | undefined, change: Partial<ChainRow>) =>
  (rows ?? []).map((row) => ({ ...row, ...change }));

describe('one day of the chain', () => {
  const cases: [string, (ChainRow[] | undefined)[], string[]][] = [
    ['an intact day', [intact], []],
    [
      'an entry whose text was changed',
      [first, changed(second, { entry: entryAt(2, '别的理由') }), third, fourth],
      ['changed 2'],
    ],
    [
      'an entry that was removed while its link stayed',
      [first, changed(second, { entry: null }), third, fourth],
      ['removed 2'],
    ],
    ['a link that was removed with its entry', [first, third, fourth], ['removed 2']],
    ['the last link removed', [first, second, third], ['removed 4']],
    ['the whole day removed', [], ['removed 1', 'removed 2', 'removed 3', 'removed 4']],
    ['a link put in behind the end', [intact, changed(fourth, { sequence: 5 })], ['inserted 5']],
    [
      'a link put in before the first',
      [changed(first, { sequence: 0 }), intact],
      ['inserted 0', 'changed 0', 'changed 1'],
    ],
  ];
  it.each(cases)('%s', (_, rows, findings) => {
    expect(follow(rows).found).toEqual(findings);
  });

  it('rewritten as a whole, consistent in itself, does not fit its record', () => {
    const rewritten = chainOf([1, 2, 3, 4].map((minute) => entryAt(minute, '重写')));
    expect(follow([rewritten]).found).toEqual(['changed 4']);
  });

  it('an entry that claims a time more than an hour before what came earlier was put in', () => {
    const backdated = chainOf([entryAt(90), entryAt(29), entryAt(91)]);
    expect(follow([backdated], { entries: 3, head: backdated.at(-1)?.hash ?? '' }).found).toEqual(['backdated 2']);
    const late = chainOf([entryAt(90), entryAt(31), entryAt(91)]);
    expect(follow([late], { entries: 3, head: late.at(-1)?.hash ?? '' }).found).toEqual([]);
  });

  it('without a record of its end has lost it', () => {
    expect(follow([intact], null).found).toEqual(['removed null']);
  });

  it('answers the recorded head, so that the next day is judged by itself', () => {
    expect(follow([first, second]).head).toBe(end.head);
  });
});
