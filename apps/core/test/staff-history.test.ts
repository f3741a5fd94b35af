import { addDays, type Client, newId, ProblemError } from '@yige/contracts';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Passwords } from '../src/identity/passwords.js';
import { Clock } from '../src/time/clock.js';
import { idOf, PASSWORD } from './support/district.js';
import { dialects, TestPlatform } from './support/test-platform.js';

/** Days are whole numbers here, counted from the day on which everything is decided. */
interface Span {
  from: number;
  /** The first day on which it no longer holds. */
  to: number;
}

interface Remembered extends Span {
  id: string;
  home: string | null;
}

const DAYS = { first: -3, last: 14 };
const FOREVER = 1_000_000;

/** What the history gives on a day, thought through day by day: it shares neither code nor SQL with core. */
function rightsOn(history: readonly Remembered[], day: number): string[] {
  const held = history.filter(({ from, to }) => from <= day && day < to);
  const lent = new Set(held.flatMap(({ home }) => (home === null ? [] : [home])));
  return held
    .filter(({ id }) => !lent.has(id))
    .map(({ id }) => id)
    .sort();
}

const day = fc.integer({ min: DAYS.first, max: DAYS.last });
const length = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 1, arbitrary: fc.constant(FOREVER) },
);
const place = fc.constantFrom(
  { role: 'communityWorker', unit: 'elm' },
  { role: 'mediator', unit: 'oak' },
  { role: 'gridWorker', unit: 'elm-1' },
  { role: 'gridHead', unit: 'ash-1' },
  { role: 'streetOfficial', unit: 'south' },
);
const which = fc.nat(20);
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('appoint'), place, day, length, concurrent: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('second'), place, day, length, which: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('end'), day, which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('correct'), day, length, which }) },
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

/** Posts from which somebody can be lent, before chance begins. */
const FOOTING: Command[] = [
  {
    act: 'appoint',
    place: { role: 'communityWorker', unit: 'elm' },
    day: DAYS.first,
    length: FOREVER,
    concurrent: false,
  },
  { act: 'appoint', place: { role: 'mediator', unit: 'oak' }, day: DAYS.first, length: FOREVER, concurrent: true },
];

describe.each(dialects)('any history of appointments, on %s', (dialect) => {
  let platform: TestPlatform;
  let today: string;
  let system: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    today = platform.application.get(Clock).today();
    system = await platform.clientOf('system');
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => platform?.stop());

  const dateOf = (number: number) => addDays(today, number);
  const spanOf = ({ from, to }: Span) => ({
    validFrom: dateOf(from),
    ...(to >= FOREVER ? {} : { validTo: dateOf(to) }),
  });

  const newcomer = async (hash: string): Promise<{ accountId: string; client: Client }> => {
    const accountId = newId();
    const username = `p${accountId.toLowerCase()}`;
    await platform.database.insertMany(
      'accounts',
      ['id', 'username', 'display_name', 'password_hash', 'disabled', 'created_at'],
      [[accountId, username, username, hash, false, new Date()]],
    );
    return { accountId, client: await platform.clientOf(username) };
  };

  /** Does what the command says and remembers it; what core refuses changes nothing. */
  const obey = async (accountId: string, history: Remembered[], given: Command): Promise<void> => {
    const target = 'which' in given ? history[given.which % Math.max(1, history.length)] : undefined;
    const span = { from: given.day, to: given.day + ('length' in given ? given.length : 0) };
    if ('concurrent' in given) {
      const { role, unit } = given.place;
      const kind = given.concurrent ? ('concurrent' as const) : ('regular' as const);
      const post = { role, unitId: idOf(unit), kind, ...spanOf(span) } as const;
      const { items } = await system.staff.appoint({ params: { accountId }, body: { appointments: [post] } });
      for (const { id } of items) history.push({ ...span, id, home: null });
      return;
    }
    if (target === undefined) return;
    const params = { id: target.id };
    if ('place' in given) {
      const { role, unit } = given.place;
      const body = { role, unitId: idOf(unit), basis: '借调函', ...spanOf(span) } as const;
      const { id } = await system.appointments.second({ params, body });
      history.push({ ...span, id, home: target.id });
    } else if ('length' in given) {
      const { validFrom, validTo = null } = spanOf(span);
      await system.appointments.correct({ params, body: { validFrom, validTo, reason: '更正' } });
      Object.assign(target, span);
    } else {
      await system.appointments.end({ params, body: { validTo: dateOf(given.day), reason: '结束' } });
      target.to = given.day;
    }
  };

  it('gives on each day exactly the rights that follow from what was decided', async () => {
    const hash = await platform.application.get(Passwords).hash(PASSWORD);
    let decided = 0;
    let lent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14 }), async (commands) => {
        vi.restoreAllMocks();
        const { accountId, client } = await newcomer(hash);
        const history: Remembered[] = [];
        for (const given of [...FOOTING, ...commands]) {
          try {
            await obey(accountId, history, given);
            decided += 1;
          } catch (error) {
            if (!(error instanceof ProblemError) || error.status >= 500) throw error;
          }
        }
        const seen: Record<number, string[]> = {};
        const expected: Record<number, string[]> = {};
        for (let number = DAYS.first - 1; number <= DAYS.last + 9; number += 1) {
          vi.spyOn(platform.application.get(Clock), 'today').mockReturnValue(dateOf(number));
          seen[number] = (await client.sessions.me()).heldPosts.map(({ id }) => id).sort();
          expected[number] = rightsOn(history, number);
        }
        expect(seen).toEqual(expected);
        lent += history.filter(({ home }) => home !== null).length;
      }),
      { numRuns: 20, seed: 20_261_125 },
    );
    // The property says little where everything is refused or nobody is ever lent.
    expect(decided).toBeGreaterThan(80);
    expect(lent).toBeGreaterThan(15);
  });
});
