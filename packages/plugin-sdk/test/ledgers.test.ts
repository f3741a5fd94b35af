import { Injectable, Module } from '@nestjs/common';
import { newId, problemSchema } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LedgerQuery, LedgerRows } from '../src/server/index.js';
import { createTestPlatform, type TestPlatform } from '../src/testing/index.js';
import { calls, callsPlugin, district, grid, type Row, row, unit } from './ledger-fixture.js';

/** How the ledger is answered, and what it was asked; a test decides. */
const behaviour: { rows: Row[]; asked: LedgerQuery<typeof calls>[] } = { rows: [], asked: [] };

@Injectable()
class Calls {
  @LedgerRows(calls)
  async rows(query: LedgerQuery<typeof calls>): Promise<readonly Row[]> {
    behaviour.asked.push(query);
    const { filter, after, limit } = query;
    return behaviour.rows
      .filter(({ key, cells }) => (after === null || key > after) && (filter.way ?? cells.way) === cells.way)
      .slice(0, limit);
  }
}

@Injectable()
class OtherCalls {
  @LedgerRows(calls)
  async rows(): Promise<readonly Row[]> {
    return [];
  }
}

@Module({ providers: [Calls] })
class CallsModule {}

const program = {
  plugin: callsPlugin,
  module: CallsModule,
  entities: [],
  migrations: [],
};

describe('a ledger is answered to core', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program);
  });
  afterAll(() => platform?.stop());
  beforeEach(() => {
    behaviour.rows = [];
    behaviour.asked = [];
  });

  const query = { unit: grid, level: 'grid', from: '2026-10-01', until: '2027-01-01', limit: '200' };
  const problemOf = async (answer: Response) => {
    const { status, code, errors = [], detail } = problemSchema.parse(await answer.json());
    return { status, code, pointers: errors.map(({ pointer }) => pointer), detail };
  };

  it('page by page, each row once', async () => {
    behaviour.rows = Array.from({ length: 450 }, (_, number) => row(number));
    const rows = await platform.ledger(calls, { unit, period: '2026-Q4' });
    expect(rows.map(({ key }) => key)).toEqual(behaviour.rows.map(({ key }) => key));
    expect(behaviour.asked.map(({ after, limit }) => [after, limit])).toEqual([
      [null, 201],
      ['call-0199', 201],
      ['call-0399', 201],
    ]);
  });

  it('with the last page full and nothing after it', async () => {
    behaviour.rows = [row(1), row(2), row(3), row(4)];
    expect(await platform.ledger(calls, { unit, period: '2026-Q4', atOnce: 2 })).toHaveLength(4);
    expect(behaviour.asked).toHaveLength(2);
  });

  it('by a period whose days begin where the platform is', async () => {
    await platform.ledger(calls, { unit, period: '2026-Q4' });
    expect(behaviour.asked).toMatchObject([
      {
        ...{ scope: { units: [unit] }, from: '2026-10-01', until: '2027-01-01', filter: {} },
        ...{ startsAt: new Date('2026-09-30T16:00:00.000Z'), endsAt: new Date('2026-12-31T16:00:00.000Z') },
      },
    ]);
    await expect(platform.ledger(calls, { unit, period: '2026' })).rejects.toThrow('kept by the quarter');
  });

  it('narrowed by columns that can be filtered', async () => {
    behaviour.rows = [row(1), row(2), row(3)];
    const rows = await platform.ledger(calls, { unit, period: '2026-Q4', filter: { way: 'phone', met: true } });
    expect(rows.map(({ key }) => key)).toEqual(['call-0001', 'call-0003']);
    expect(behaviour.asked[0]?.filter).toEqual({ way: 'phone', met: true });
  });

  it.each([
    ['mood:good', '/query/filter'],
    ['times:0', '/query/filter'],
    ['way:fax', '/query/filter/way'],
    ['met:yes', '/query/filter/met'],
  ])('not by the filter %s', async (filter, pointer) => {
    const answer = await platform.askLedger('calls', { ...query, filter });
    expect(await problemOf(answer)).toMatchObject({ status: 422, code: 'request.invalid', pointers: [pointer] });
  });

  it('not more than core asks for, nor under another name, nor to anybody else', async () => {
    const most = await platform.askLedger('calls', { ...query, limit: '201' });
    expect(await problemOf(most)).toMatchObject({ status: 422, pointers: ['/query/limit'] });
    expect(await problemOf(await platform.askLedger('letters', query))).toMatchObject({
      status: 404,
      code: 'ledger.notFound',
    });
    const user = { unitId: grid, level: 'grid', permissions: ['fixture:thing.read'] } as const;
    for (const token of [
      await platform.userToken({ ...user, permissions: [...user.permissions] }),
      await platform.platformToken({ audience: 'other' }),
    ]) {
      const answer = await platform.askLedger('calls', query, `Bearer ${token}`);
      expect(await problemOf(answer)).toMatchObject({ status: 401, code: 'token.invalid' });
    }
    expect(behaviour.asked).toEqual([]);
  });

  const elsewhere = { districtId: district, streetId: null, communityId: null, gridId: newId() };
  it.each<[string, Row[], string]>([
    ['out of order', [row(2), row(1)], '[1].key'],
    ['twice', [row(1), row(1)], '[1].key'],
    ['of another unit', [row(1, { units: elsewhere })], '[0].units'],
    ['with a cell of another type', [row(1, { cells: { ...row(1).cells, times: 1.5 } })], '[0].cells.times'],
    ['with a day that is none', [row(1, { cells: { ...row(1).cells, last: '26 Nov' } })], '[0].cells.last'],
  ])('never with rows %s', async (_, rows, place) => {
    behaviour.rows = rows;
    const answer = await problemOf(await platform.askLedger('calls', query));
    expect(answer).toMatchObject({ status: 500, code: 'ledger.rowsInvalid' });
    expect(answer.detail).toContain(place);
  });

  it('never with rows that the filter excludes', async () => {
    behaviour.rows = [row(1, { cells: { ...row(1).cells, met: false } })];
    const answer = await problemOf(await platform.askLedger('calls', { ...query, filter: 'met:true' }));
    expect(answer.detail).toContain('[0].cells.met');
  });
});

describe('a plugin does not start', () => {
  it('with a ledger that nobody answers, or that two do', async () => {
    @Module({})
    class NobodyModule {}
    @Module({ providers: [Calls, OtherCalls] })
    class TwoModule {}
    await expect(createTestPlatform({ ...program, module: NobodyModule })).rejects.toThrow('no @LedgerRows for calls');
    await expect(createTestPlatform({ ...program, module: TwoModule })).rejects.toThrow('2 @LedgerRows for calls');
  });

  it('with an answer to a ledger that it does not declare', async () => {
    const undeclared = { ...program, plugin: { ...program.plugin, ledgers: [] } };
    await expect(createTestPlatform(undeclared)).rejects.toThrow(
      'Calls.rows answers calls, which the manifest does not',
    );
  });
});
