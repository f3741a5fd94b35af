import type { VisitTask } from '@yige/contracts';
import { expect, it } from 'vitest';
import {
  begunWith,
  draftOf,
  EMPTY_DRAFT,
  isFilled,
  partsOf,
  questionsAbout,
  type VisitDraft,
  visitOfRefused,
  withoutPart,
  withRefused,
} from './visit-draft.js';

const person = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6';
const task = (id: string, more: Partial<VisitTask> = {}): VisitTask => ({
  id,
  type: 'a:b',
  title: { 'zh-CN': '上门', en: 'Visit' },
  source: { pluginId: 'a', name: { 'zh-CN': '甲', en: 'A' }, glyph: '甲', color: 'other' },
  personId: person,
  facts: [],
  power: 'complete',
  form: { pluginId: 'a', version: '1.0.0', expose: './forms/visit' },
  payload: null,
  refused: null,
  version: 3,
  ...more,
});
const caring = task('caring', { facts: ['personMet'] });
const reading = task('reading', { facts: ['personMet', 'livingAlone'] });
const draft = (changes: Partial<VisitDraft>): VisitDraft => ({ ...EMPTY_DRAFT, ...changes });

it('asks each question once for a person, whoever asks it', () => {
  expect(questionsAbout(person, { tasks: [caring, reading] })).toEqual(['personMet', 'livingAlone']);
  expect(questionsAbout('another', { tasks: [caring, reading] })).toEqual([]);
});

it('puts a shared answer into each part that asks it, and its own into none but its own', () => {
  const filled = draft({
    answers: { [person]: { personMet: 'door', livingAlone: 'yes' } },
    values: { caring: { spirit: 'good' }, reading: { systolic: 146 } },
  });
  expect(partsOf(filled, [caring, reading])).toEqual([
    { taskId: 'caring', version: 3, result: { spirit: 'good', personMet: 'door' } },
    { taskId: 'reading', version: 3, result: { systolic: 146, personMet: 'door', livingAlone: 'yes' } },
  ]);
});

it('keeps what a household or building is asked with the part that asks it', () => {
  const home = task('home', { personId: null, facts: ['personMet'] });
  const house = task('house', { personId: null, facts: ['personMet'] });
  const values = { home: { exits: 'free' }, house: { exits: 'blocked' } };
  const [first, second] = partsOf(draft({ values, answers: { home: { personMet: 'door' } } }), [home, house]);
  expect(first?.result).toEqual({ exits: 'free', personMet: 'door' });
  expect(second?.result).toEqual({ exits: 'blocked' });
  const back = draftOf({ outcome: 'met', capturedAt: '', parts: [{ taskId: 'home', result: first?.result ?? null }] }, [
    home,
  ]);
  expect(back.answers).toEqual({ home: { personMet: 'door' } });
});

it('mends the visit of which all that is handed in was refused, and none beside something new', () => {
  const problem = { type: '', title: '请重填', status: 422, code: 'x.wrong' };
  const of = (id: string, visitId: string) => task(id, { refused: { problem, result: {}, visitId } });
  const parts = (...ids: string[]) => ids.map((taskId) => ({ taskId, result: {} }));
  const tasks = [of('one', 'first'), of('two', 'first'), of('other', 'second'), caring];
  expect(visitOfRefused(parts('one', 'two'), tasks)).toBe('first');
  expect(visitOfRefused(parts('one', 'other'), tasks)).toBeNull();
  expect(visitOfRefused(parts('one', 'caring'), tasks)).toBeNull();
  expect(visitOfRefused([], tasks)).toBeNull();
});

it('hands in what is filled in, and leaves the rest open', () => {
  const tells = task('tells', { power: 'confirm', form: null });
  const values = { caring: { spirit: 'good' }, tells: {} };
  const isIn = (changes: Partial<VisitDraft>, each: VisitTask) => isFilled(draft({ values, ...changes }), each);
  expect(isIn({}, caring)).toBe(true);
  expect(isIn({ aside: ['caring'] }, caring)).toBe(false);
  expect(isIn({ values: {} }, caring)).toBe(false);
  // The other part's answer alone does not hand this one in.
  expect(isIn({ values: {}, answers: { [person]: { personMet: 'door' } } }, caring)).toBe(false);
  expect(isIn({}, tells)).toBe(false);
  expect(isIn({ done: ['tells'] }, tells)).toBe(true);
  // Where a confirmation has a form, its answers are what is confirmed.
  const asks = task('asks', { power: 'confirm' });
  expect(isIn({ done: ['asks'] }, asks)).toBe(false);
  expect(isIn({ values: { asks: { came: true } } }, asks)).toBe(true);
});

it('tells of whoever agreed what was seen, and of whoever did not, that and nothing else', () => {
  const looks = task('looks', { power: 'observe', facts: ['personMet', 'consent'] });
  const told = (personMet: 'door' | 'phone', consent?: 'given' | 'refused') =>
    partsOf(
      draft({
        answers: { [person]: { personMet } },
        consents: consent === undefined ? {} : { looks: consent },
        values: { looks: { wires: 'good' } },
      }),
      [looks],
    ).map(({ result }) => result);
  expect(told('door')).toEqual([]);
  expect(told('door', 'given')).toEqual([{ wires: 'good', personMet: 'door', consent: 'given' }]);
  expect(told('door', 'refused')).toEqual([{ personMet: 'door', consent: 'refused' }]);
  // Somebody who was agreed with at the door turned out to be met by phone only.
  expect(told('phone', 'given')).toEqual([]);
  expect(questionsAbout(person, { tasks: [looks] })).toEqual(['personMet']);
});

it('finds its way back from what was captured', () => {
  const filled = draft({
    answers: { [person]: { personMet: 'door', livingAlone: 'yes' } },
    values: { caring: { spirit: 'good' }, reading: { systolic: 146 } },
    note: '耳背',
  });
  const parts = partsOf(filled, [caring, reading]);
  const body = { householdId: person, outcome: 'met' as const, capturedAt: '2026-11-19T10:26:00.000Z', parts };
  expect(draftOf({ ...body, note: '耳背' }, [caring, reading])).toEqual(filled);
});

it('hands in the version with which a form was begun, whatever the list shows since', () => {
  const begun = begunWith(draft({ values: { caring: { spirit: 'good' } } }), [caring]);
  const changed = { ...caring, version: 5 };
  const later = begunWith(begun, [changed, reading]);
  expect(later.versions).toEqual({ caring: 3, reading: 3 });
  expect(partsOf(later, [changed])).toMatchObject([{ taskId: 'caring', version: 3 }]);
  // What nobody has begun yet is of the task as it stands.
  expect(partsOf(draft({ values: { caring: {} }, done: ['caring'] }), [{ ...changed, form: null }])).toMatchObject([
    { version: 5 },
  ]);
});

it('takes up once what a bureau refused, and not over what was filled in since', () => {
  const problem = { type: 'about:blank', title: '请重填', status: 422, code: 'x.y' };
  const refused = { problem, result: { systolic: 146, personMet: 'door', livingAlone: 'yes' } };
  const returned = { ...reading, version: 7, refused };
  const taken = withRefused(EMPTY_DRAFT, [caring, returned]);
  expect(taken).toMatchObject({
    values: { reading: { systolic: 146 } },
    answers: { [person]: { personMet: 'door', livingAlone: 'yes' } },
    versions: { reading: 7 },
  });
  expect(withRefused(taken, [caring, returned])).toEqual(taken);
  const begun = draft({ values: { reading: { systolic: 120 } }, versions: { reading: 3 } });
  expect(withRefused(begun, [returned])).toMatchObject({ values: { reading: { systolic: 120 } } });
  const dropped = withoutPart(taken, 'reading');
  expect(withRefused(dropped, [returned]).values).toEqual({});
});
