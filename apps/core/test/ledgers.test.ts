import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Client, calendarPeriodOf, createClient, type LedgerRow, newId, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SealDrafts } from '../src/ledgers/sealing/seal-drafts.js';
import { DRAFT_KEPT_FOR, SealSweep } from '../src/ledgers/sealing/seal-sweep.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { Incidents } from '../src/plugins/traffic/incidents.js';
import { KeyRing } from '../src/secrets/key-ring.js';
import { Reseal } from '../src/secrets/reseal.js';
import { sealedColumns } from '../src/secrets/sealed-columns.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import type { Answer } from './support/fixture-plugin.js';
import { LedgerPlugin } from './support/ledger-plugin.js';
import { StaffOf } from './support/staff-of.js';
import { dialects, TestPlatform } from './support/test-platform.js';
import { partOf } from './support/workbooks.js';

const inElm = (grid: string) => ({
  districtId: idOf('district'),
  streetId: idOf('north'),
  communityId: idOf('elm'),
  gridId: idOf(grid),
});

const inAsh = {
  districtId: idOf('district'),
  streetId: idOf('south'),
  communityId: idOf('ash'),
  gridId: idOf('ash-1'),
};

const row = (key: string, changes: Partial<LedgerRow> = {}, cells: Partial<LedgerRow['cells']> = {}): LedgerRow => ({
  key,
  personId: null,
  units: inElm('elm-1'),
  records: [],
  ...changes,
  cells: { tier: 'high', lastDate: '2025-10-02', visits: 2, allowance: 12_050, ...cells },
});

const id = 'fixture:elders';
const october = { unit: idOf('elm'), period: '2025-10' };

async function problemOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It was not refused');
}
const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code;

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

  const rows = (query: Record<string, unknown> = {}, client = secretary) =>
    client.ledgers.rows({ params: { id }, query: { ...october, ...query } });

  it('are listed with core’s own, for whoever holds their permission', async () => {
    const idsFor = async (username: string) =>
      (await (await platform.clientOf(username)).ledgers.list()).items.map((ledger) => ledger.id);
    expect(await idsFor('secretary.elm')).toEqual(['core:diary', 'core:matters', 'core:work', id]);
    // A doctor keeps no diaries of doors and oversees no matters.
    expect(await idsFor('doctor.elm')).toEqual(['core:work']);
    const [ledger] = (await secretary.ledgers.list()).items.slice(-1);
    expect(ledger).toMatchObject({
      usedBy: { 'zh-CN': '试验局' },
      plugin: { id: 'fixture', glyph: '试' },
      maySeal: true,
    });
  });

  it('show rows page by page, with the people in one batch and their numbers masked', async () => {
    plugin.ledgerRows = Array.from({ length: 5 }, (_, index) =>
      row(`k${index}`, { personId: idOf(`elm-${index < 3 ? 1 : 2}-person-${index % 3}`) }),
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
    expect(more.filter((sql) => sql.includes('FROM people'))).toHaveLength(1);
    expect(more).toHaveLength(few.length);
  });

  it('follow whoever was merged, and show nobody whose record is gone or whom the reader may not see', async () => {
    const gone = newId();
    await platform.database.insertMany(
      'person_merges',
      [
        'id',
        'from_id',
        'into_id',
        'candidate_id',
        'taken_columns',
        'merged_at',
        'merged_by',
        'merged_by_name',
        'undo_until',
      ],
      [[newId(), gone, idOf('elm-1-person-1'), newId(), '', new Date(), newId(), 'x', new Date()]],
    );
    // Who moved to another community since is still whom the row speaks of.
    plugin.ledgerRows = [gone, newId(), idOf('ash-1-person-0')].map((personId, index) =>
      row(`k${index}`, { personId }),
    );
    const names = (await rows()).items.map(({ person }) => person?.name ?? null);
    expect(names).toEqual(['陈elm-1-person-1', null, '陈ash-1-person-0']);
  });

  it('are narrowed by the columns that declare it, and by no others', async () => {
    plugin.ledgerRows = [row('k1'), row('k2', {}, { tier: 'low' })];
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

  it('do not exist outside the caller’s units, nor without the ledger’s own permission', async () => {
    plugin.ledgerRows = [row('k1', { personId: idOf('elm-1-person-0') })];
    const others = ['worker.oak-1', 'official.south', 'doctor.elm'];
    for (const username of others) {
      expect(await codeOf(rows({}, await platform.clientOf(username)))).toBe('ledger.notFound');
    }
    const worker = await platform.clientOf('worker.elm-1');
    expect(await codeOf(rows({}, worker))).toBe('ledger.notFound');
    expect((await rows({ unit: idOf('elm-1') }, worker)).items).toHaveLength(1);
    expect(await codeOf(secretary.ledgers.rows({ params: { id: 'fixture:gone' }, query: october }))).toBe(
      'ledger.notFound',
    );
    // A bureau reads the ledger, and no residents.
    const bureau = await new StaffOf(platform).cookie('bureauOfficial', 'district');
    const official = createClient({ baseUrl: platform.url, headers: () => ({ cookie: bureau }) });
    expect((await rows({}, official)).items).toMatchObject([{ key: 'k1', person: null }]);
  });

  it('that are not as declared are refused, named to the reader, and noted with the plugin', async () => {
    plugin.ledgerRows = [row('k1', {}, { visits: 'two' })];
    const problem = await problemOf(rows());
    expect(problem).toMatchObject({ status: 502, code: 'ledger.malformed' });
    expect(problem.detail).toContain('夹具，行 k1，栏 visits');
    const answers: [string, Answer][] = [
      ['the answer is not one of a ledger', { status: 200, body: { items: [{ key: 'k1' }], more: false } }],
      ['the answer is not one of a ledger', { status: 200, body: '<html>' }],
      ['there is more, but no row', { status: 200, body: { items: [], more: true } }],
      ['answered 404', { status: 404, body: {} }],
      ['belongs to another unit', { status: 200, body: { items: [row('k1', { units: inAsh })], more: false } }],
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
      expect(await codeOf(secretary.ledgers.export({ params: { id }, query }))).toBe('plugin.unavailable');
      expect((await secretary.ledgers.list()).items).toHaveLength(4);
    } finally {
      await plugin.start();
    }
  });

  describe('as a sheet', () => {
    const query = { ...october, format: 'csv' as const, reason: '核对老人名单' };

    it('have title, unit, period and time, heads in groups, yuan, masked numbers, sums and who took them out', async () => {
      plugin.ledgerRows = [
        row('k1', { personId: idOf('elm-1-person-0') }),
        row('k2', {}, { tier: 'low', lastDate: null }),
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
      plugin.ledgerRows = [row('k1')];
      const file = await secretary.ledgers.export({ params: { id }, query: { ...query, format: 'xlsx' } });
      const sheet = await partOf(file, 'xl/worksheets/sheet1.xml');
      expect(sheet).toContain('<c s="1"><v>120.50</v></c>');
      expect(await partOf(file, 'xl/styles.xml')).toContain('numFmtId="2"');
    });

    it('break off with the plugin before anything is sent, and leave no file', async () => {
      plugin.ledgerRows = Array.from({ length: 201 }, (_, index) => row(`k${String(index).padStart(3, '0')}`));
      plugin.answerRows = (asked) =>
        asked.get('after') === null ? { status: 200, body: plugin.pageOf(asked) } : { status: 500 };
      const call = secretary.ledgers.export({ params: { id }, query: { ...query, format: 'xlsx' } });
      expect(await codeOf(call)).toBe('plugin.unavailable');
      expect(await readdir(join(platform.dataDirectory, 'spool'))).toEqual([]);
    });

    it('are not for whoever exports nothing', async () => {
      const worker = await platform.clientOf('worker.elm-1');
      const own = { ...query, unit: idOf('elm-1') };
      expect(await codeOf(worker.ledgers.export({ params: { id }, query: own }))).toBe('request.forbidden');
    });
  });

  describe('that are sealed', () => {
    const seal = (period: string, key = newId(), client = secretary, unitId = idOf('elm')) =>
      client.ledgers.seal({ params: { id }, body: { unitId, period }, idempotencyKey: key });
    const differences = (sealId: string, query: { cursor?: string; limit?: number } = {}) =>
      secretary.ledgers.differences({ params: { id, sealId }, query });

    it('stay as they were, whatever changes later, and say what is different', async () => {
      plugin.ledgerRows = ['k1', 'k2', 'k3'].map((key) => row(key, { personId: idOf('elm-1-person-0') }));
      const made = await seal('2025-09');
      expect(made).toMatchObject({ period: '2025-09', rows: 3, sealedBy: 'secretary.elm', unit: { name: 'elm' } });
      expect((await differences(made.id)).items).toEqual([]);
      plugin.ledgerRows = [row('k1', {}, { visits: 5 }), row('k3'), row('k4')];
      const changed = { key: 'k1', kind: 'changed', changes: [{ column: 'visits', before: 2, after: 5 }] };
      const first = await differences(made.id, { limit: 2 });
      expect(first.items).toMatchObject([
        changed,
        { key: 'k2', kind: 'removed', person: { name: '陈elm-1-person-0' } },
      ]);
      const rest = await differences(made.id, { limit: 2, cursor: first.next ?? '' });
      expect(rest).toMatchObject({ items: [{ key: 'k4', kind: 'added', person: null }], next: null });
      plugin.asked.length = 0;
      const sealed = await rows({ period: '2025-09', seal: made.id, limit: 2 });
      expect(sealed.items.map(({ cells }) => cells.visits)).toEqual([2, 2]);
      expect(sealed.asOf).toBe(made.sealedAt);
      const last = await rows({ period: '2025-09', seal: made.id, limit: 2, cursor: sealed.next });
      expect(last).toMatchObject({ items: [{ key: 'k3' }], next: null });
      expect((await rows({ period: '2025-09', seal: made.id, filter: 'tier:low' })).items).toEqual([]);
      const sheet = { unit: idOf('elm'), period: '2025-09', seal: made.id, format: 'csv' as const, reason: '核对封存' };
      const text = await (await secretary.ledgers.export({ params: { id }, query: sheet })).text();
      expect(text).toContain(made.hash);
      expect(plugin.asked).toEqual([]);
      expect((await secretary.ledgers.seals({ params: { id }, query: { unit: idOf('elm') } })).items).toContainEqual(
        made,
      );
      const street = await platform.clientOf('official.north');
      const seen = await street.ledgers.seals({ params: { id }, query: { unit: idOf('north'), period: '2025-09' } });
      expect(seen.items).toEqual([made]);
      const south = await platform.clientOf('official.south');
      expect(await codeOf(south.ledgers.differences({ params: { id, sealId: made.id }, query: {} }))).toBe(
        'ledger.notFound',
      );
    });

    it('have a hash that anybody can compute anew, which the audit keeps', async () => {
      plugin.ledgerRows = [row('b'), row('a')];
      const made = await seal('2025-08');
      const line = (key: string) =>
        `{"cells":{"allowance":12050,"lastDate":"2025-10-02","tier":"high","visits":2},"key":"${key}","personId":null,` +
        `"records":[],"unitName":"elmelm-1","units":{"communityId":"${idOf('elm')}","districtId":"${idOf('district')}",` +
        `"gridId":"${idOf('elm-1')}","streetId":"${idOf('north')}"}}`;
      const by = (text: string) => createHash('sha256').update(text).digest('hex');
      expect(made.hash).toBe(by(`${by(`${'0'.repeat(64)}\n${line('a')}`)}\n${line('b')}`));
      const details = await platform.database.queryOne(
        "SELECT details FROM audit_entries WHERE action = 'ledger.sealed' AND subject_id = ?",
        [made.id],
        (each) => each.text('details'),
      );
      expect(JSON.parse(details ?? '')).toEqual({ ledger: id, period: '2025-08', rows: 2, hash: made.hash });
    });

    it('are sealed once, when the period is over, by whoever answers for a unit of that level', async () => {
      const key = newId();
      const made = await seal('2025-07', key);
      expect((await seal('2025-07', key)).id).toBe(made.id);
      expect(await codeOf(seal('2025-07'))).toBe('ledger.alreadySealed');
      const now = platform.application.get(Clock).today().slice(0, 7);
      expect(await codeOf(seal(now))).toBe('ledger.periodOpen');
      expect(await codeOf(seal('2025-06', newId(), secretary, idOf('elm-1')))).toBe('ledger.unitLevel');
      const worker = await platform.clientOf('worker.oak-1');
      expect(await codeOf(seal('2025-06', newId(), worker, idOf('oak-1')))).toBe('request.forbidden');
      const together = await Promise.allSettled([seal('2025-06'), seal('2025-06')]);
      expect(together.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    const leftovers = async () => {
      const sql = `SELECT (SELECT COUNT(*) FROM ledger_seal_drafts) AS drafts, (SELECT COUNT(*) FROM ledger_sealed_rows r
        WHERE NOT EXISTS (SELECT 1 FROM ledger_seals s WHERE s.id = r.seal_id)) AS stray`;
      return platform.database.queryOne(sql, [], (each) => [each.integer('drafts'), each.integer('stray')]);
    };

    it('leave nothing behind when the plugin breaks off, nor when core does', async () => {
      plugin.ledgerRows = Array.from({ length: 201 }, (_, index) => row(`k${String(index).padStart(3, '0')}`));
      plugin.answerRows = (asked) =>
        asked.get('after') === null ? { status: 200, body: plugin.pageOf(asked) } : { status: 500 };
      expect(await codeOf(seal('2025-05'))).toBe('plugin.unavailable');
      expect(await leftovers()).toEqual([0, 0]);
      const drafts = platform.application.get(SealDrafts);
      const draft = await drafts.begin();
      const named = plugin.ledgerRows.map((each) => ({ ...each, unitName: 'elm' }));
      await drafts.collect(draft, Readable.from(named));
      const sweep = platform.application.get(SealSweep);
      await sweep.sweep();
      expect(await leftovers()).toEqual([1, 201]);
      vi.spyOn(platform.application.get(Clock), 'now').mockReturnValue(new Date(Date.now() + DRAFT_KEPT_FOR + 1_000));
      await sweep.sweep().finally(() => vi.restoreAllMocks());
      expect(await leftovers()).toEqual([0, 0]);
    });

    it('keep what was sealed readable when keys rotate', async () => {
      plugin.ledgerRows = [row('k1')];
      const made = await seal('2023-01');
      const bodies = () =>
        platform.database.query('SELECT body_sealed FROM ledger_sealed_rows WHERE seal_id = ?', [made.id], (each) =>
          each.text('body_sealed'),
        );
      const before = await bodies();
      const column = sealedColumns.find(({ table }) => table === 'ledger_sealed_rows');
      if (column === undefined) throw new Error('Sealed rows are in no list of sealed columns');
      await platform.application.get(KeyRing).rotate();
      const reseal = platform.application.get(Reseal);
      await reseal.write(column, await reseal.prepare(column, '', 10_000));
      expect(await bodies()).not.toEqual(before);
      expect((await rows({ period: '2023-01', seal: made.id })).items).toHaveLength(1);
    });

    it.each<[string, string]>([
      ['taken out', "DELETE FROM ledger_sealed_rows WHERE seal_id = ? AND row_key = 'k2'"],
      ['taken off the end', "DELETE FROM ledger_sealed_rows WHERE seal_id = ? AND row_key = 'k3'"],
      ['called another', "UPDATE ledger_sealed_rows SET row_key = 'k9' WHERE seal_id = ? AND row_key = 'k3'"],
      ['written over', "UPDATE ledger_sealed_rows SET body_sealed = 'a:b:c:d:e' WHERE seal_id = ? AND row_key = 'k1'"],
    ])('tell when a row was %s since', async (what, sql) => {
      plugin.ledgerRows = ['k1', 'k2', 'k3'].map((key) => row(key));
      const period = `2024-${{ 'taken out': '01', 'taken off the end': '02', 'called another': '03' }[what] ?? '04'}`;
      const made = await seal(period);
      await platform.database.execute(sql, [made.id]);
      expect(await codeOf(rows({ period, seal: made.id }))).toBe('ledger.sealBroken');
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
      const cells = { date: '2025-04-01', door: '1 栋 1 101', kind: 'written', by: 'secretary.elm' };
      expect(items).toMatchObject([{ unitName: 'elmelm-1', person: null, cells }]);
      expect(items[0]?.records).toMatchObject([{ on: '2025-04-01', by: 'secretary.elm', link: null }]);
      expect(JSON.stringify(items)).not.toContain('女儿');
      expect(await codeOf(own('diary', '2025-04', await platform.clientOf('official.south')))).toBe('ledger.notFound');
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
      const { database, application } = platform;
      const numberOf = (unit: string) => application.get(UnitDirectory).byId(idOf(unit))?.number ?? 0;
      const [district, street, community, grid] = ['district', 'north', 'elm', 'elm-1'].map(numberOf);
      const admission = idOf('admission of fixture:visit');
      const unitColumns = ['district_id', 'street_id', 'community_id', 'grid_id'];
      const late = new Date('2025-02-11T02:00:00.000Z');
      const tasks = [late, new Date('2025-02-09T02:00:00.000Z')].map((closedAt) => ({ id: newId(), closedAt }));
      await database.insertMany(
        'tasks_archive',
        [
          ...[
            'id',
            'type',
            'plugin_id',
            'title_chinese',
            'title_english',
            'status',
            ...unitColumns,
            'due_at',
            'created_at',
          ],
          ...['updated_at', 'payload', 'version', 'closed_at'],
        ],
        tasks.map(({ id: task, closedAt }) => [
          ...[task, 'fixture:visit', 'fixture', '上门', 'Visit', 'closed', district, street, community, grid],
          ...[new Date('2025-02-10T02:00:00.000Z'), late, late, '{}', 1, closedAt],
        ]),
      );
      const gates = tasks.map(({ id: task }) => [task, 'admission', admission]);
      await database.insertMany('task_gates', ['task_id', 'pass', 'admission_id'], gates);
      await database.insertMany(
        'admission_promises',
        ['admission_id', 'period_key', 'round_key', 'community_number', 'month', 'cases', 'amount_fen'],
        [[admission, '2025-02', 'one', community, '2025-02', 2, 3_000]],
      );
      await database.insertMany(
        'funding_payments',
        [
          ...[
            'id',
            'admission_id',
            'plugin_id',
            ...unitColumns.slice(0, 3),
            'month',
            'paid_fen',
            'document',
            'paid_by',
          ],
          ...['paid_by_name', 'paid_at', 'idempotency_key', 'confirmed_fen', 'confirmed_by_name', 'confirmed_at'],
        ],
        [
          [
            ...[newId(), admission, 'fixture', district, street, community, '2025-03', 2_500, '转账', newId()],
            ...['gu', late, newId(), 2_400, 'he', late],
          ],
        ],
      );
      const { items } = await own('work', '2025-Q1');
      const cells = { work: '上门', closed: 2, overdue: 1, promised: 3_000, paid: 2_500, confirmed: 2_400 };
      expect(items).toMatchObject([{ key: `fixture:visit/${idOf('elm')}`, unitName: 'elm', cells }]);
      expect(items[0]?.records.map(({ columns, link }) => [columns.join(), link])).toEqual([
        ['closed', { task: tasks[1]?.id }],
        ['closed,overdue', { task: tasks[0]?.id }],
        ['promised', null],
        ['paid', null],
        ['confirmed', null],
      ]);
      expect((await own('work', '2025-Q2')).items).toEqual([]);
    });
  });
});
