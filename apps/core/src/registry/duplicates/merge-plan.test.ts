import { describe, expect, it } from 'vitest';
import { choiceErrors, type MergeParts, planMerge } from './merge-plan.js';
import type { MergeSide } from './merge-side.js';

const TODAY = '2026-11-25';

function side(id: string, changes: Partial<MergeSide> = {}): MergeSide {
  return {
    id,
    ...{ name: '陈桂兰', sex: 'female', birthDate: '1949-12-31', documentType: 'none', idNumber: null, phone: null },
    ...{ householdId: 'home', units: { district: 1, street: 2, community: 3, grid: 4 }, updatedAt: new Date(0) },
    ...{ relations: [], facts: [], aliases: [], furtherPhones: [] },
    ...changes,
  };
}

function partsOf(from: Partial<MergeSide>, into: Partial<MergeSide>, changes: Partial<MergeParts> = {}): MergeParts {
  return {
    from: side('from', from),
    into: side('into', into),
    choices: new Map(),
    hidden: () => false,
    tasks: { openTasks: [], closedTasks: [], waitingTargets: [] },
    photos: new Map(),
    heads: [],
    ...changes,
  };
}

const fact = (id: string, content: string, validFrom = '2024-01-01', open = true) => ({
  ...{ id, content, validFrom, open },
  field: 'fact:illness',
});
const moved = (parts: MergeParts) => planMerge(parts).moves.map(({ rowId, after }) => `${rowId} → ${after}`);

describe('facts', () => {
  it.each([
    ['only of the one who is merged: they go over', [fact('a', '1')], [], ['a → into']],
    ['the same of both: the survivor’s stays', [fact('a', '1')], [fact('b', '1')], []],
    ['ended ones go over whatever holds', [fact('a', '1', '2020-01-01', false)], [fact('b', '2')], ['a → into']],
  ])('%s', (_, from, into, moves) => {
    expect(moved(partsOf({ facts: from }, { facts: into }))).toEqual(moves);
  });

  it('that differ change places when the other is chosen', () => {
    const choices = new Map([['fact:illness', 'from' as const]]);
    const parts = partsOf({ facts: [fact('a', '1')] }, { facts: [fact('b', '2')] }, { choices });
    expect(moved(parts)).toEqual(['a → into', 'b → from']);
  });

  it.each([
    ['2024-02-01', ['a → into', 'b → from']],
    ['2024-01-01', []],
    ['2023-01-01', []],
  ])('that nobody may be asked about: the later one stays, here one of %s', (since, moves) => {
    const hidden = (field: string) => field === 'fact:illness';
    const parts = partsOf({ facts: [fact('a', '1', since)] }, { facts: [fact('b', '2')] }, { hidden });
    expect(moved(parts)).toEqual(moves);
    expect(choiceErrors(parts, TODAY)).toEqual([]);
  });
});

describe('phones', () => {
  it('none is lost: the first one that was not chosen becomes a further one', () => {
    const choices = new Map([['phone', 'from' as const]]);
    const plan = planMerge(partsOf({ phone: '2' }, { phone: '1' }, { choices }));
    expect(plan).toMatchObject({ keptPhone: '1', taken: ['phone_sealed', 'phone_mask', 'phone_index'] });
  });

  it('none is kept twice', () => {
    const from = { phone: '2', furtherPhones: [{ id: 'a', phone: '1' }] };
    const into = { phone: '1', furtherPhones: [{ id: 'b', phone: '2' }] };
    const parts = partsOf(from, into, { choices: new Map([['phone', 'into' as const]]) });
    expect(planMerge(parts)).toMatchObject({ keptPhone: null, moves: [] });
  });
});

describe('the head of a household', () => {
  it.each([
    ['goes on as head in the home that both have', {}, [{ householdId: 'home', headId: 'from' }], ['home → into']],
    [
      'leaves a home in which nobody of the two lives any more',
      { householdId: 'old' },
      [{ householdId: 'old', headId: 'from' }],
      ['old → null'],
    ],
    ['stays who it is', {}, [{ householdId: 'home', headId: 'into' }], []],
  ])('%s', (_, from, heads, moves) => {
    expect(moved(partsOf(from, {}, { heads }))).toEqual(moves);
  });
});

it('a photo goes over only to somebody who has none', () => {
  expect(moved(partsOf({}, {}, { photos: new Map([['from', 'a']]) }))).toEqual(['a → into']);
  const both = new Map([
    ['from', 'a'],
    ['into', 'b'],
  ]);
  expect(moved(partsOf({}, {}, { photos: both }))).toEqual([]);
});

// rules.md, "Identity and codes": digits 7–14 are the birth date.
it('a document of the one with the birth date of the other is nobody’s', () => {
  const from = { documentType: 'citizenId', idNumber: '11010519491231002X' } as const;
  const parts = partsOf(from, { birthDate: '1950-01-01' }, { choices: new Map([['birthDate', 'into' as const]]) });
  expect(choiceErrors(parts, TODAY)).toMatchObject([{ pointer: '/body/choices/birthDate', code: 'differs' }]);
  const fitting = { ...parts, choices: new Map([['birthDate', 'from' as const]]) };
  expect(choiceErrors(fitting, TODAY)).toEqual([]);
});
