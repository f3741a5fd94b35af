import { type Client, type LedgerRow, newId, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeyRotations } from '../src/secrets/key-rotations.js';
import { SealDrafts } from '../src/ledgers/sealing/seal-drafts.js';
import { DRAFT_KEPT_FOR, SealSweep } from '../src/ledgers/sealing/seal-sweep.js';
import { Incidents } from '../src/plugins/traffic/incidents.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { LedgerPlugin } from './support/ledger-plugin.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const inElm = (grid: string) => ({
  districtId: idOf('district'),
  streetId: idOf('north'),
  communityId: idOf('elm'),
  gridId: idOf(grid),
});

const row = (key: string, changes: Partial<LedgerRow> = {}, cells: Partial<LedgerRow['cells']> = {}): LedgerRow => ({
  key,
  personId: null,
  units: inElm('elm-1'),
  records: [],
  ...changes,
  cells: { tier: 'high', lastDate: '2026-10-02', visits: 2, allowance: 12_050, ...cells },
});

const id = 'fixture:elders';
const october = { unit: idOf('elm'), period: '2026-10' };

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
    expect(ledger).toMatchObject({ usedBy: { 'zh-CN': '试验局' }, plugin: { id: 'fixture', glyph: '试' }, maySeal: true });
  });

  it('show rows page by page, with the people in one batch and their numbers masked', async () => {
    plugin.ledgerRows = Array.from({ length: 5 }, (_, index) =>
      row(`k${index}`, { personId: idOf(`elm-${index < 3 ? 1 : 2}-person-${index % 3}`) }),
    );
    const first = await rows({ limit: 3 });
    expect(first.items.map(({ key }) => key)).toEqual(['k0', 'k1', 'k2']);
    expect(first).toMatchObject({ firstDay: '2026-10-01', endDay: '2026-11-01' });
    expect(first.items[0]).toMatchObject({ unitName: 'elmelm-1', person: { name: '陈elm-1-person-0' } });
    expect(first.items[0]?.person?.phone).toMatch(/^199\*+\d{4}$/);
    const second = await rows({ limit: 3, cursor: first.next });
    expect(second.items.map(({ key }) => key)).toEqual(['k3', 'k4']);
    expect(second.next).toBeNull();
    const queries = plugin.asked.map((query) => Object.fromEntries(query));
    const span = { unit: idOf('elm'), level: 'community', from: '2026-10-01', until: '2026-11-01', limit: '3' };
    expect(queries).toEqual([span, { ...span, after: 'k2' }]);
    const count = async (limit: number) => (await platform.database.statements.count(() => rows({ limit }))).statements;
    const [few, more] = [await count(1), await count(5)];
    expect(more.filter((sql) => sql.includes('FROM people'))).toHaveLength(1);
    expect(more).toHaveLength(few.length);
  });

  it('follow whoever was merged, and show nobody whose record is gone or whom the reader may not see', async () => {
    const gone = newId();
    await platform.database.insertMany(
      'person_merges',
      ['id', 'from_id', 'into_id', 'taken_columns', 'merged_at', 'merged_by', 'merged_by_name', 'undo_until'],
      [[newId(), gone, idOf('elm-1-person-1'), '', new Date(), newId(), 'x', new Date()]],
    );
    // Who moved to another community since is still whom the row speaks of.
    plugin.ledgerRows = [gone, newId(), idOf('ash-1-person-0')].map((personId, index) => row(`k${index}`, { personId }));
    const names = (await rows()).items.map(({ person }) => person?.name ?? null);
    expect(names).toEqual(['陈elm-1-person-1', null, '陈ash-1-person-0']);
  });
});
