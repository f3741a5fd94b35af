import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Client, newId } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { LedgerSources } from '../src/ledgers/catalogue/ledger-sources.js';
import { SealDrafts } from '../src/ledgers/sealing/seal-drafts.js';
import { DRAFT_KEPT_FOR, SealSweep } from '../src/ledgers/sealing/seal-sweep.js';
import { KeyRing } from '../src/secrets/key-ring.js';
import { Reseal } from '../src/secrets/reseal.js';
import { sealedColumns } from '../src/secrets/sealed-columns.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { ELDERS, elder, elders, eldersOf, refusalOf } from './support/ledger-desk.js';
import { LedgerPlugin } from './support/ledger-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const id = ELDERS;

describe.each(dialects)('sealed ledgers, on %s', (dialect) => {
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

  const seal = (period: string, key = newId(), client = secretary, unitId = idOf('elm')) =>
    client.ledgers.seal({ params: { id }, body: { unitId, period }, idempotencyKey: key });
  const differences = (sealId: string, query: { cursor?: string; limit?: number } = {}) =>
    secretary.ledgers.differences({ params: { id, sealId }, query });

  it('stay as they were, whatever changes later, and say what is different', async () => {
    plugin.ledgerRows = ['k1', 'k2', 'k3'].map((key) => elder(key, { personId: idOf('elm-1-person-0') }));
    const made = await seal('2025-09');
    expect(made).toMatchObject({ period: '2025-09', rows: 3, sealedBy: 'secretary.elm', unit: { name: 'elm' } });
    expect((await differences(made.id)).items).toEqual([]);
    const count = () => secretary.ledgers.differenceCount({ params: { id, sealId: made.id } });
    expect(await count()).toEqual({ rows: 0, more: false });
    plugin.ledgerRows = [elder('k1', {}, { visits: 5 }), elder('k3'), elder('k4')];
    expect(await count()).toEqual({ rows: 3, more: false });
    const changed = { key: 'k1', kind: 'changed', changes: [{ column: 'visits', before: 2, after: 5 }] };
    const first = await differences(made.id, { limit: 2 });
    expect(first.items).toMatchObject([changed, { key: 'k2', kind: 'removed', person: { name: '陈elm-1-person-0' } }]);
    const rest = await differences(made.id, { limit: 2, cursor: first.next ?? '' });
    expect(rest).toMatchObject({ items: [{ key: 'k4', kind: 'added', person: null }], next: null });
    plugin.asked.length = 0;
    const sealed = await eldersOf(secretary, { period: '2025-09', seal: made.id, limit: 2 });
    expect(sealed.items.map(({ cells }) => cells.visits)).toEqual([2, 2]);
    expect(sealed.asOf).toBe(made.sealedAt);
    const last = await eldersOf(secretary, { period: '2025-09', seal: made.id, limit: 2, cursor: sealed.next });
    expect(last).toMatchObject({ items: [{ key: 'k3' }], next: null });
    expect((await eldersOf(secretary, { period: '2025-09', seal: made.id, filter: 'tier:low' })).items).toEqual([]);
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
    const open = await street.ledgers.unsealed({ params: { id }, query: { unit: idOf('north'), period: '2025-09' } });
    expect(open.items).toEqual([{ id: idOf('oak'), name: 'oak', level: 'community' }]);
    const before = { unit: idOf('north'), period: '2022-01' };
    const one = await street.ledgers.unsealed({ params: { id }, query: { ...before, limit: 1 } });
    expect(one.items.map(({ name }) => name)).toEqual(['elm']);
    const two = await street.ledgers.unsealed({
      params: { id },
      query: { ...before, limit: 1, cursor: one.next ?? '' },
    });
    expect(two).toMatchObject({ items: [{ name: 'oak' }], next: null });
    const worker = await platform.clientOf('worker.elm-1');
    expect(await refusalOf(worker.ledgers.unsealed({ params: { id }, query: before }))).toBe('ledger.notFound');
    const south = await platform.clientOf('official.south');
    expect(await refusalOf(south.ledgers.differences({ params: { id, sealId: made.id }, query: {} }))).toBe(
      'ledger.notFound',
    );
  });

  it('are read by the titles and columns of then, after the ledger is declared anew', async () => {
    plugin.ledgerRows = [elder('k1'), elder('k2')];
    const made = await seal('2025-03');
    const sources = platform.application.get(LedgerSources);
    const at = sources.at.bind(sources);
    vi.spyOn(sources, 'at').mockImplementation((ledgerId, unit) => {
      const source = at(ledgerId, unit);
      if (source === null) return null;
      const columns = source.declaration.columns
        .filter(({ name }) => name !== 'allowance')
        .map((column) =>
          column.type === 'choice'
            ? { ...column, options: [{ value: 'middle', title: { 'zh-CN': '中', en: 'Middle' } }] }
            : column,
        );
      const title = { 'zh-CN': '新名册', en: 'New' };
      const today = plugin.ledgerRows.map(({ key }) => elder(key, {}, { tier: 'middle', visits: 2 }));
      const items = today.map((row) => ({ ...row, cells: { ...row.cells, allowance: null } }));
      return {
        ...source,
        declaration: { ...source.declaration, title, columns },
        page: async () => ({ items, more: false }),
      };
    });
    try {
      const of = async (sealId?: string) =>
        await eldersOf(secretary, { period: '2025-03', ...(sealId === undefined ? {} : { seal: sealId }) });
      const sealed = await of(made.id);
      expect(sealed).toMatchObject({ title: { 'zh-CN': '老人台账' }, seal: made });
      expect(sealed.columns.map(({ name }) => name)).toContain('allowance');
      expect(sealed.columns.find(({ name }) => name === 'tier')).toMatchObject({ options: [{ value: 'high' }, {}] });
      expect(sealed.items[0]?.cells).toMatchObject({ tier: 'high', allowance: 12_050 });
      const now = await of();
      expect(now).toMatchObject({ title: { 'zh-CN': '新名册' }, seal: null });
      expect(now.columns.map(({ name }) => name)).not.toContain('allowance');
      const sheet = { unit: idOf('elm'), period: '2025-03', seal: made.id, format: 'csv' as const, reason: '核对封存' };
      const file = await secretary.ledgers.export({ params: { id }, query: sheet });
      expect(file.name).toMatch(/^老人台账 /);
      expect(await file.text()).toContain('高,2025-10-02,2,120.50');
      const { columns, items } = await differences(made.id);
      expect(columns.find(({ name }) => name === 'tier')).toMatchObject({ options: [{ value: 'high' }, {}] });
      expect(items.map(({ changes }) => changes)).toEqual(
        Array(2).fill([{ column: 'tier', before: 'high', after: 'middle' }]),
      );
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('have a hash that anybody can compute anew, which the audit keeps', async () => {
    plugin.ledgerRows = [elder('b'), elder('a')];
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
    expect(await refusalOf(seal('2025-07'))).toBe('ledger.alreadySealed');
    const now = platform.application.get(Clock).today().slice(0, 7);
    expect(await refusalOf(seal(now))).toBe('ledger.periodOpen');
    expect(await refusalOf(seal('2025-06', newId(), secretary, idOf('elm-1')))).toBe('ledger.unitLevel');
    const worker = await platform.clientOf('worker.oak-1');
    expect(await refusalOf(seal('2025-06', newId(), worker, idOf('oak-1')))).toBe('request.forbidden');
    const together = await Promise.allSettled([seal('2025-06'), seal('2025-06')]);
    expect(together.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  const leftovers = async () => {
    const sql = `SELECT (SELECT COUNT(*) FROM ledger_seal_drafts) AS drafts, (SELECT COUNT(*) FROM ledger_sealed_rows r
      WHERE NOT EXISTS (SELECT 1 FROM ledger_seals s WHERE s.id = r.seal_id)) AS stray`;
    return platform.database.queryOne(sql, [], (each) => [each.integer('drafts'), each.integer('stray')]);
  };

  it('leave nothing behind when the plugin breaks off, nor when core does', async () => {
    plugin.ledgerRows = elders(201);
    plugin.answerRows = (asked) =>
      asked.get('after') === null ? { status: 200, body: plugin.pageOf(asked) } : { status: 500 };
    expect(await refusalOf(seal('2025-05'))).toBe('plugin.unavailable');
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
    plugin.ledgerRows = [elder('k1')];
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
    expect((await eldersOf(secretary, { period: '2023-01', seal: made.id })).items).toHaveLength(1);
  });

  it('of a unit that has ended are read at its successor, and compared with nothing', async () => {
    plugin.ledgerRows = [elder('k1')];
    const { id: sealId } = await seal('2023-02');
    // As after a merger: the unit columns have followed, id and name are those of the unit that was.
    await platform.database.execute('UPDATE ledger_seals SET unit_id = ?, unit_name = ? WHERE id = ?', [
      ...[newId(), '老社区', sealId],
    ]);
    const { items } = await secretary.ledgers.seals({
      params: { id },
      query: { unit: idOf('elm'), period: '2023-02' },
    });
    expect(items).toMatchObject([{ id: sealId, unit: { name: '老社区' } }]);
    expect((await eldersOf(secretary, { period: '2023-02', seal: sealId })).items).toHaveLength(1);
    expect(await refusalOf(differences(sealId))).toBe('ledger.unitEnded');
    expect((await seal('2023-02')).unit.name).toBe('elm');
  });

  it.each<[string, string]>([
    ['taken out', "DELETE FROM ledger_sealed_rows WHERE seal_id = ? AND row_key = 'k2'"],
    ['taken off the end', "DELETE FROM ledger_sealed_rows WHERE seal_id = ? AND row_key = 'k3'"],
    ['called another', "UPDATE ledger_sealed_rows SET row_key = 'k9' WHERE seal_id = ? AND row_key = 'k3'"],
    ['written over', "UPDATE ledger_sealed_rows SET body_sealed = 'a:b:c:d:e' WHERE seal_id = ? AND row_key = 'k1'"],
  ])('tell when a row was %s since', async (what, sql) => {
    plugin.ledgerRows = ['k1', 'k2', 'k3'].map((key) => elder(key));
    const period = `2024-${{ 'taken out': '01', 'taken off the end': '02', 'called another': '03' }[what] ?? '04'}`;
    const made = await seal(period);
    await platform.database.execute(sql, [made.id]);
    expect(await refusalOf(eldersOf(secretary, { period, seal: made.id }))).toBe('ledger.sealBroken');
  });
});
