import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Client,
  calendarPeriodOf,
  newId,
  RECORDS_OF_A_ROW,
  REQUEST_ID_HEADER,
  sharedSemantics,
} from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Incidents } from '../src/plugins/traffic/incidents.js';
import { diaryUnitsMigration } from '../src/registry/households/diary-units-migration.js';
import { PersonReads } from '../src/registry/rights/person-reads.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { entriesRead } from './support/entries-read.js';
import type { Answer } from './support/fixture-plugin.js';
import { ELDERS, elder, elders, eldersOf, inAsh, refusalOf } from './support/ledger-desk.js';
import { LedgerPlugin } from './support/ledger-plugin.js';
import { diariesOfElm, promisesOfElm, workOfElm } from './support/ledger-work.js';
import { mergedInto } from './support/merged.js';
import { problemOf } from './support/problems.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { partOf } from './support/workbooks.js';

describe.each(dialects)('ledgers, on %s', (dialect) => {
  const plugin = new LedgerPlugin();
  let platform: TestPlatform;
  let secretary: Client;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    secretary = await platform.clientOf('secretary.elm');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  beforeEach(() => {
    plugin.ledgerRows = [];
    plugin.answerRows = null;
    plugin.asked.length = 0;
  });

  const rows = (query: Parameters<typeof eldersOf>[1] = {}) => eldersOf(secretary, query);
  const id = ELDERS;
  const october = { unit: idOf('elm'), period: '2025-10' };

  it('are listed with core’s own, for whoever holds their permission', async () => {
    const idsFor = async (username: string) =>
      (await (await platform.clientOf(username)).ledgers.list()).items.map((ledger) => ledger.id);
    expect(await idsFor('secretary.elm')).toEqual(['core:diary', 'core:matters', 'core:work', id]);
    // A doctor keeps no diaries of doors and oversees no matters.
    expect(await idsFor('doctor.elm')).toEqual(['core:work']);
    const { items } = await secretary.ledgers.list();
    const own = items.filter(({ plugin: bureau }) => bureau === null).flatMap(({ columns }) => columns);
    expect(own.map(({ semantic, type }) => [semantic, type])).toEqual(
      own.map(({ semantic }) => [semantic, sharedSemantics.get(semantic)?.type]),
    );
    const [ledger] = items.slice(-1);
    expect(ledger).toMatchObject({
      usedBy: { 'zh-CN': '试验局' },
      plugin: { id: 'fixture', glyph: '试' },
      maySeal: true,
    });
  });

  it('show rows page by page, with the people in one batch and their numbers masked', async () => {
    plugin.ledgerRows = Array.from({ length: 5 }, (_, index) =>
      elder(`k${index}`, { personId: idOf(`elm-${index < 3 ? 1 : 2}-person-${index % 3}`) }),
    );
    const first = await rows({ limit: 3 });
    expect(first.items.map(({ key }) => key)).toEqual(['k0', 'k1', 'k2']);
    expect(first).toMatchObject({ firstDay: '2025-10-01', endDay: '2025-11-01' });
    expect(first.items[0]).toMatchObject({ unitName: 'elmelm-1', person: { name: '陈elm-1-person-0' } });
    expect(first.items[0]?.person?.phone).toMatch(/^199\*+\d{4}$/);
    const second = await rows({ limit: 3, cursor: first.next });
    expect(second.items.map(({ key }) => key)).toEqual(['k3', 'k4']);
    expect(second.next).toBeNull();
    const queries = plugin.asked.map((query) => Object.fromEntries(query));
    const span = { unit: idOf('elm'), level: 'community', from: '2025-10-01', until: '2025-11-01', limit: '3' };
    expect(queries).toEqual([span, { ...span, after: 'k2' }]);
    const cookie = await platform.cookieOf('secretary.elm');
    const count = async (limit: number) => {
      const url = `/api/v1/ledgers/${id}/rows?unit=${october.unit}&period=${october.period}&limit=${limit}`;
      const { statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url, headers: { cookie } }),
      );
      return statements;
    };
    const [few, more] = [await count(1), await count(5)];
    expect(more.filter((sql) => sql.includes('FROM people p'))).toHaveLength(1);
    expect(more).toHaveLength(few.length);
  });

  it('are asked for with the id of the request', async () => {
    const cookie = await platform.cookieOf('secretary.elm');
    const headers = { cookie, [REQUEST_ID_HEADER]: 'ledger-of-the-test' };
    await platform.fetch(`/api/v1/ledgers/${id}/rows?unit=${october.unit}&period=${october.period}`, { headers });
    expect(plugin.apiRequests.at(-1)?.headers[REQUEST_ID_HEADER]).toBe('ledger-of-the-test');
  });

  it('follow whoever was merged, and show nobody whose record is gone or whom the reader may not see', async () => {
    const gone = newId();
    await mergedInto(platform.database, gone, idOf('elm-1-person-1'));
    // Who moved to another community since is still whom the row speaks of.
    plugin.ledgerRows = [gone, newId(), idOf('ash-1-person-0')].map((personId, index) =>
      elder(`k${index}`, { personId }),
    );
    const names = (await rows()).items.map(({ person }) => person?.name ?? null);
    expect(names).toEqual(['陈elm-1-person-1', null, '陈ash-1-person-0']);
  });

  it('tell nobody of whom they speak without a note of who read it, where they are sensitive', async () => {
    plugin.ledgerRows = [elder('k1', { personId: idOf('elm-1-person-2') }), elder('k2')];
    const worker = await platform.clientOf('worker.elm-1');
    await eldersOf(worker, { unit: idOf('elm-1') });
    const readers = await platform.application.get(PersonReads).of(idOf('elm-1-person-2'));
    expect(readers.slice(0, 1)).toMatchObject([{ kind: 'page', role: 'gridWorker', plugin: { 'zh-CN': '夹具' } }]);
    const kept = await platform.database.queryOne(
      "SELECT subject_id, details FROM audit_entries WHERE action = 'ledger.read' ORDER BY id DESC LIMIT 1",
      [],
      (row) => ({ subject: row.text('subject_id'), details: row.text('details') }),
    );
    expect(kept).toEqual({ subject: id, details: JSON.stringify({ period: '2025-10' }) });
  });

  it('are narrowed by the columns that declare it, and by no others', async () => {
    plugin.ledgerRows = [elder('k1'), elder('k2', {}, { tier: 'low' })];
    expect((await rows({ filter: 'tier:low' })).items.map(({ key }) => key)).toEqual(['k2']);
    for (const filter of ['visits:2', 'tier:middle', 'colour:red']) {
      const problem = await problemOf(rows({ filter }));
      expect(problem).toMatchObject({
        status: 422,
        code: 'ledger.filterUnknown',
        errors: [{ pointer: '/query/filter' }],
      });
    }
    const problem = await problemOf(rows({ period: '2025-Q4' }));
    expect(problem).toMatchObject({ status: 422, code: 'ledger.periodKind', errors: [{ pointer: '/query/period' }] });
  });

  it('are found by a part of the name that the reader is shown, page by page and over several of the plugin’s', async () => {
    const person = (grid: number, number: number) => ({ personId: idOf(`elm-${grid}-person-${number}`) });
    plugin.ledgerRows = [
      ...elders(201),
      elder('z1', person(1, 0)),
      elder('z2', person(2, 1)),
      elder('z3', person(1, 1)),
      // The row decides who reads of whom, not where they live now; whose record is gone is nobody.
      elder('z4', { personId: idOf('oak-1-person-0') }),
      elder('z5', { personId: newId() }),
    ];
    const keys = async (q: string, more: object = {}) => {
      const page = await rows({ q, ...more });
      return [page.items.map(({ key }) => key), page.next] as const;
    };
    expect(await keys('ELM-1-person-1', { limit: 200 })).toEqual([['z3'], null]);
    const [first, next] = await keys('person-1', { limit: 1 });
    expect([first, (await keys('person-1', { limit: 1, cursor: next }))[0]]).toEqual([['z2'], ['z3']]);
    expect(await keys('oak-1')).toEqual([['z4'], null]);
    expect(await keys('nobody')).toEqual([[], null]);
    const totals = await secretary.ledgers.totals({ params: { id }, query: { ...october, q: 'elm-1-person' } });
    expect(totals.rows).toBe(2);
    const none = secretary.ledgers.rows({
      params: { id: 'core:work' },
      query: { unit: idOf('elm'), period: '2025-Q4', q: '陈' },
    });
    expect(await problemOf(none)).toMatchObject({ code: 'ledger.filterUnknown', errors: [{ pointer: '/query/q' }] });
  });

  it('are counted and added up as a whole, as far as is looked', async () => {
    const totals = (query: { filter?: string } = {}) =>
      secretary.ledgers.totals({ params: { id }, query: { ...october, ...query } });
    expect(await totals()).toEqual({ rows: 0, sums: { visits: null, allowance: null }, more: false });
    plugin.ledgerRows = [...elders(201), elder('z1', {}, { tier: 'low', visits: null, allowance: 50 })];
    expect(await totals()).toEqual({ rows: 202, sums: { visits: 402, allowance: 201 * 12_050 + 50 }, more: false });
    expect(await totals({ filter: 'tier:low' })).toEqual({
      rows: 1,
      sums: { visits: null, allowance: 50 },
      more: false,
    });
    plugin.answerRows = (asked) => {
      const from = Number((asked.get('after') ?? 'n0000000').slice(1));
      const page = Array.from({ length: Number(asked.get('limit')) }, (_, index) =>
        elder(`n${String(from + index + 1).padStart(7, '0')}`),
      );
      return { status: 200, body: { items: page, more: true } };
    };
    expect(await totals()).toEqual({ rows: 10_000, sums: { visits: 20_000, allowance: 120_500_000 }, more: true });
  });

  it('do not exist outside the caller’s units, nor without the ledger’s own permission', async () => {
    plugin.ledgerRows = [elder('k1', { personId: idOf('elm-1-person-0') })];
    const others = ['worker.oak-1', 'official.south', 'doctor.elm'];
    for (const username of others) {
      expect(await refusalOf(eldersOf(await platform.clientOf(username)))).toBe('ledger.notFound');
    }
    const worker = await platform.clientOf('worker.elm-1');
    expect(await refusalOf(eldersOf(worker))).toBe('ledger.notFound');
    expect((await eldersOf(worker, { unit: idOf('elm-1') })).items).toHaveLength(1);
    expect(await refusalOf(secretary.ledgers.rows({ params: { id: 'fixture:gone' }, query: october }))).toBe(
      'ledger.notFound',
    );
    // A bureau reads the ledger, and no residents.
    const { id, username } = await new StaffOf(platform).account('bureauOfficial', 'district');
    const agency = await secretary.agencies.create({
      body: {
        ...{
          unitId: idOf('elm'),
          kind: 'bureau',
          bureau: 'other',
          glyph: '试',
          name: '试验局',
          validFrom: '2023-01-01',
        },
        serves: [idOf('elm')],
      },
    });
    await platform.database.execute('UPDATE appointments SET agency_id = ? WHERE account_id = ?', [agency.id, id]);
    const official = await platform.clientOf(username);
    expect((await eldersOf(official)).items).toMatchObject([{ key: 'k1', person: null }]);
  });

  it('that are not as declared are refused, named to the reader, and noted with the plugin', async () => {
    plugin.ledgerRows = [elder('k1', {}, { visits: 'two' })];
    const problem = await problemOf(rows());
    expect(problem).toMatchObject({ status: 502, code: 'ledger.malformed' });
    expect(problem.detail).toContain('夹具，行 k1，栏 visits，应当是整数');
    const answers: [string, Answer][] = [
      ['回答不是台账', { status: 200, body: { items: [{ key: 'k1' }], more: false } }],
      ['回答不是台账', { status: 200, body: '<html>' }],
      ['说还有，却一行也没给', { status: 200, body: { items: [], more: true } }],
      ['回答是 404', { status: 404, body: {} }],
      ['这一行属于别的单位', { status: 200, body: { items: [elder('k1', { units: inAsh })], more: false } }],
    ];
    for (const [what, answer] of answers) {
      plugin.answerRows = () => answer;
      expect((await problemOf(rows())).detail).toContain(what);
    }
    await platform.application.get(Incidents).flush();
    const noted = await platform.database.query('SELECT what FROM plugin_incidents', [], (each) => each.text('what'));
    expect(noted).toContain('ledger elders, column visits: the cell is no integer');
    expect(noted.join()).not.toContain('k1');
  });

  it('of a plugin that is down say so, and all others go on', async () => {
    await plugin.stop();
    try {
      const problem = await problemOf(rows());
      expect(problem).toMatchObject({ status: 503, code: 'plugin.unavailable' });
      expect(problem.detail).toBe('夹具没有响应，其他内容不受影响');
      const query = { ...october, format: 'csv' as const, reason: '核对老人名单' };
      expect(await refusalOf(secretary.ledgers.export({ params: { id }, query }))).toBe('plugin.unavailable');
      expect((await secretary.ledgers.list()).items).toHaveLength(4);
    } finally {
      await plugin.start();
    }
  });

  describe('as a sheet', () => {
    const query = { ...october, format: 'csv' as const, reason: '核对老人名单' };

    it('have title, unit, period and time, heads in groups, yuan, masked numbers, sums and who took them out', async () => {
      plugin.ledgerRows = [
        elder('k1', { personId: idOf('elm-1-person-0') }),
        elder('k2', {}, { tier: 'low', lastDate: null }),
      ];
      const file = await secretary.ledgers.export({ params: { id }, query });
      expect(file.name).toMatch(/^老人台账 elm 2025-10 \d{4}-\d{2}-\d{2}\.csv$/);
      const lines = (await file.text()).split('\r\n');
      expect(lines.slice(0, 3)).toEqual(['老人台账', '单位,elm', '期间,2025-10,2025-10-01 – 2025-10-31']);
      expect(lines[3]).toMatch(/^数据截至,\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
      expect(lines.slice(5, 7)).toEqual([',,,,走访,,', '单位,姓名,电话,等级,最近上门,次数,补贴']);
      expect(lines[7]).toMatch(/^elmelm-1,陈elm-1-person-0,199\*+\d{4},高,2025-10-02,2,120\.50$/);
      expect(lines.slice(8, 10)).toEqual(['elmelm-1,,,低,,2,120.50', '合计,,,,,4,241.00']);
      expect(lines[11]).toMatch(/^导出人：secretary\.elm,.*,用途：核对老人名单$/);
      const [audited] = await platform.database.query(
        "SELECT reason, details FROM audit_entries WHERE action = 'export.made' ORDER BY id DESC LIMIT 1",
        [],
        (each) => [each.text('reason'), each.text('details')],
      );
      expect(audited).toEqual([
        '核对老人名单',
        JSON.stringify({ kind: 'ledger', box: `${id} 2025-10`, format: 'csv' }),
      ]);
    });

    it('are a workbook whose money is a number of two decimals', async () => {
      plugin.ledgerRows = [elder('k1')];
      const file = await secretary.ledgers.export({ params: { id }, query: { ...query, format: 'xlsx' } });
      const sheet = await partOf(file, 'xl/worksheets/sheet1.xml');
      expect(sheet).toContain('<c s="1"><v>120.50</v></c>');
      expect(await partOf(file, 'xl/styles.xml')).toContain('numFmtId="2"');
    });

    it('break off with the plugin before anything is sent, and leave no file', async () => {
      plugin.ledgerRows = elders(201);
      plugin.answerRows = (asked) =>
        asked.get('after') === null ? { status: 200, body: plugin.pageOf(asked) } : { status: 500 };
      const call = secretary.ledgers.export({ params: { id }, query: { ...query, format: 'xlsx' } });
      expect(await refusalOf(call)).toBe('plugin.unavailable');
      expect(await readdir(join(platform.dataDirectory, 'spool'))).toEqual([]);
    });

    it.each(['xlsx', 'csv'] as const)('are read no further once whoever asked for %s has gone', async (format) => {
      const leaving = new AbortController();
      plugin.answerRows = (asked) => {
        const from = Number((asked.get('after') ?? 'n0000000').slice(1));
        const page = Array.from({ length: Number(asked.get('limit')) }, (_, index) =>
          elder(`n${String(from + index + 1).padStart(7, '0')}`),
        );
        if (plugin.asked.length === 5) leaving.abort();
        return { status: 200, body: { items: page, more: true }, after: plugin.asked.length < 5 ? 0 : 20 };
      };
      const call = secretary.ledgers.export({ params: { id }, query: { ...query, format }, signal: leaving.signal });
      await expect(call).rejects.toThrow(/abort/);
      await expect
        .poll(async () => {
          const before = plugin.asked.length;
          await pause(300);
          return plugin.asked.length - before;
        })
        .toBe(0);
      expect(plugin.asked.length).toBeLessThan(60);
      expect(await readdir(join(platform.dataDirectory, 'spool')).catch(() => [])).toEqual([]);
    });

    it('are not for whoever exports nothing', async () => {
      const worker = await platform.clientOf('worker.elm-1');
      const own = { ...query, unit: idOf('elm-1') };
      expect(await refusalOf(worker.ledgers.export({ params: { id }, query: own }))).toBe('request.forbidden');
    });
  });

  describe('of core itself', () => {
    const today = () => platform.application.get(Clock).today();
    const own = (name: string, period: string, client = secretary) =>
      client.ledgers.rows({ params: { id: `core:${name}` }, query: { unit: idOf('elm'), period } });
    const quarter = () => calendarPeriodOf(today(), 'quarter').key;

    it('tell of diaries: when, at which door, what it was, by whom, and nothing of what was said', async () => {
      const write = (visitedAt: string) =>
        secretary.households.writeDiary({
          params: { id: idOf('elm-1-household') },
          body: { text: '老人说女儿要回来', visitedAt },
        });
      await write('2025-03-31T15:59:00.000Z');
      await write('2025-03-31T16:01:00.000Z');
      const { items } = await own('diary', '2025-04');
      const cursor = Buffer.from(JSON.stringify(['yesterday/1'])).toString('base64url');
      const strange = secretary.ledgers.rows({
        params: { id: 'core:diary' },
        query: { unit: idOf('elm'), period: '2025-04', cursor },
      });
      expect(await problemOf(strange)).toMatchObject({ status: 422, code: 'request.invalid' });
      const cells = { date: '2025-04-01', door: '1 栋 1 101', kind: 'written', by: 'secretary.elm' };
      expect(items).toMatchObject([{ unitName: 'elmelm-1', person: null, cells }]);
      expect(items[0]?.records).toMatchObject([{ on: '2025-04-01', by: 'secretary.elm', link: null }]);
      expect(JSON.stringify(items)).not.toContain('女儿');
      expect(await refusalOf(own('diary', '2025-04', await platform.clientOf('official.south')))).toBe(
        'ledger.notFound',
      );
    });

    it('have the diaries that were written before entries knew their units', async () => {
      await diariesOfElm(platform, 3, 6);
      const july = async () => (await own('diary', '2025-07')).items.length;
      await platform.database.execute(
        'UPDATE diary_entries SET district_id = 0, community_id = NULL, grid_id = NULL',
        [],
      );
      expect(await july()).toBe(0);
      for (const step of diaryUnitsMigration.steps) {
        if (!(await step.done(platform.database))) await step.apply(platform.database);
      }
      expect(await july()).toBe(3);
    });

    it('walk the diaries of a unit by their index, from where the page before ended', async () => {
      await diariesOfElm(platform, 400);
      const page = (cursor?: string) =>
        secretary.ledgers.rows({
          params: { id: 'core:diary' },
          query: { unit: idOf('elm'), period: '2025-06', limit: 20, ...(cursor === undefined ? {} : { cursor }) },
        });
      const first = await page();
      const asked = vi.spyOn(platform.database, 'query');
      const second = await page(first.next ?? '');
      const [sql = '', parameters = []] = asked.mock.calls.find(([text]) => text.includes('FROM diary_entries')) ?? [];
      asked.mockRestore();
      expect(new Set([...first.items, ...second.items].map(({ key }) => key)).size).toBe(40);
      expect(second.items[0]?.key.localeCompare(first.items[19]?.key ?? '')).toBe(1);
      if (dialect === 'mysql') {
        // For a row: its entry, household, door, building and author, and what the visit was.
        const again = () => platform.database.query(sql, parameters, () => null);
        expect(await entriesRead(platform, again)).toBeLessThan(21 * 8);
        return;
      }
      const plan = await platform.database.transaction(() =>
        platform.database.query(`EXPLAIN QUERY PLAN ${sql}`, [...parameters], (row) => row.text('detail')),
      );
      expect(plan).toContain(
        'SEARCH e USING INDEX diary_entries_community (community_id=? AND visited_at>? AND visited_at<?)',
      );
    });

    it('tell of matters: each with what was done, and a way to it', async () => {
      const matter = await secretary.matters.report({
        body: { title: '楼道灯坏了', category: 'publicFacilities', place: { unitId: idOf('elm-1'), text: '2 层' } },
        idempotencyKey: newId(),
      });
      await secretary.matters.act({ params: { id: matter.id, action: 'openCase' }, body: {} });
      const { items } = await own('matters', quarter());
      const cells = { reportedOn: today(), category: 'publicFacilities', place: '2 层', stage: 'dispatch', days: null };
      expect(items).toMatchObject([{ key: matter.id, cells: { ...cells, handledBy: null, evaluation: null } }]);
      expect(items[0]?.records.map(({ what, link }) => [what['zh-CN'], link])).toEqual([
        ['上报', { matter: matter.id }],
        ['立案', { matter: matter.id }],
      ]);
      const narrowed = async (filter: string) =>
        (
          await secretary.ledgers.rows({
            params: { id: 'core:matters' },
            query: { unit: idOf('elm'), period: quarter(), filter },
          })
        ).items.length;
      expect([await narrowed('stage:dispatch'), await narrowed('stage:closed')]).toEqual([1, 0]);
    });

    it('tell of admitted work and its money, by kind of work and community', async () => {
      const { inTime, late } = await workOfElm(platform);
      const { items } = await own('work', '2025-Q1');
      const cells = { work: '上门', closed: 2, overdue: 1, promised: 3_000, paid: 2_500, confirmed: 2_400 };
      expect(items).toMatchObject([{ key: `fixture:visit/${idOf('elm')}`, unitName: 'elm', cells }]);
      expect(items[0]?.records.map(({ columns, link }) => [columns.join(), link])).toEqual([
        ['closed', { task: inTime }],
        ['closed,overdue', { task: late }],
        ['promised', null],
        ['paid', null],
        ['confirmed', null],
      ]);
      expect((await own('work', '2025-Q2')).items).toEqual([]);
    });

    it('bring as many records along as a row may have, the latest, and in the order of their days', async () => {
      await promisesOfElm(platform, RECORDS_OF_A_ROW);
      const { items } = await own('work', '2025-Q1');
      expect(items).toMatchObject([{ cells: { promised: 3_000 + 100 * RECORDS_OF_A_ROW } }]);
      const promised = items[0]?.records.filter(({ columns }) => columns.includes('promised')) ?? [];
      expect(promised).toHaveLength(50);
      expect(new Set(promised.map(({ on }) => on))).toEqual(new Set(['2025-03-01']));
      expect(items[0]?.records.length).toBeLessThanOrEqual(RECORDS_OF_A_ROW);
    });
  });
});
