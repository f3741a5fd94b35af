import { setTimeout as pause } from 'node:timers/promises';
import { type Client, type Dispatch, newId, type SeedRecord } from '@yige/contracts';
import type { Database } from '@yige/database';
import { describe, expect, it } from 'vitest';
import { atRest } from './support/dispatch.js';
import { PASSWORD } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { KillableCore, LONG } from './support/killable-core.js';
import { dialects, eventually } from './support/test-platform.js';

/** The size that the platform is held to is 10,000; by default it is less, and another test sends as many as may be. */
const TARGETS = Number(process.env.YIGE_TEST_DISPATCH_TARGETS ?? 2_000);
const GRIDS = 100;
const COMMUNITIES = TARGETS / GRIDS;
/** What each community is promised for a round, in fen. */
const AMOUNT = 300;
/** How often core is killed while it sends, and while it recalls. */
const KILLS = Number(process.env.YIGE_TEST_DISPATCH_KILLS ?? 1);

const SINCE = '2020-01-01';
const ids = { district: newId(), street: newId(), official: newId() };
const codeOf = (parent: string, sequence: number) => `${parent}${String(sequence).padStart(3, '0')}`;

describe.each(dialects)('kill -9 in the middle of a dispatch, on %s', (dialect) => {
  it(`to ${TARGETS} grids: neither loses nor doubles one, and a recall takes all of it back`, {
    timeout: LONG,
  }, async () => {
    const plugin = await new FixturePlugin().start();
    const core = await KillableCore.start(dialect, { district: district(), launched: [plugin.launched] });
    try {
      const bureau = () => core.clientOf('official');
      const plan = {
        type: 'fixture:visit',
        targets: { kind: 'level' as const, level: 'grid' as const, withinIds: [ids.district] },
        due: { kind: 'none' as const },
      };
      const { id, targets } = await (await bureau()).dispatches.create({
        body: { plan, withoutRefused: false },
        idempotencyKey: 'once',
      });
      expect(targets).toBe(TARGETS);

      await killed(core, id, (counts) => {
        expect(counts.events).toEqual(counts.open);
        expect(counts.gates).toEqual(counts.open);
        expect(counts.cases).toBe(counts.open);
        expect(counts.dispatch.sent).toBe(counts.open);
        expect(counts.dispatch.promisedFen).toBe(counts.promisedFen);
      });
      const sent = await atRest(await bureau(), id, 'sent');
      expect(sent).toMatchObject({ sent: TARGETS, refused: 0, promisedFen: COMMUNITIES * AMOUNT });
      expect(await inspect(core.database, id)).toMatchObject({
        ...{ open: TARGETS, ended: 0, events: TARGETS, gates: TARGETS, cases: TARGETS, rounds: 1 },
        promisedFen: COMMUNITIES * AMOUNT,
      });
      expect(await matrix(await bureau(), sent)).toEqual({ lines: COMMUNITIES, targets: TARGETS, notBegun: TARGETS });

      await (await bureau()).dispatches.recall({ params: { id }, body: { reason: '派错了地方' } });
      await killed(core, id, ({ open, ended, dispatch, cases }) => {
        expect(open + ended).toBe(TARGETS);
        expect(dispatch.recalled).toBe(ended);
        expect(cases).toBe(open);
      });
      expect(await atRest(await bureau(), id, 'recalled')).toMatchObject({ recalled: TARGETS, promisedFen: 0 });
      expect(await inspect(core.database, id)).toMatchObject({
        ...{ open: 0, ended: TARGETS, events: 2 * TARGETS, cases: 0, rounds: 0, promisedFen: 0 },
      });
    } finally {
      await core.remove();
      await plugin.stop();
    }
  });
});

/**
 * Kills core some times, each soon after it has done more of the work, at a moment that nobody chose; what then stands in
 * the database must fit together.
 */
async function killed(core: KillableCore, id: string, check: (counts: Counts) => void): Promise<void> {
  let done = await workDone(core.database, id);
  for (let kills = 0; kills < KILLS && done < TARGETS; kills += 1) {
    const before = done;
    await eventually(async () => (await workDone(core.database, id)) > before, LONG);
    await pause(Math.random() * 100);
    await core.kill();
    check(await inspect(core.database, id));
    done = await workDone(core.database, id);
    await core.revive();
  }
}

/** Tasks sent, or of those recalled as soon as it is. */
async function workDone(database: Database, id: string): Promise<number> {
  const done = await database.queryOne(
    "SELECT CASE WHEN status IN ('recalling', 'recalled') THEN recalled ELSE sent END AS done FROM dispatches WHERE id = ?",
    [id],
    (row) => row.integer('done'),
  );
  return done ?? 0;
}

async function matrix(client: Client, { id }: Dispatch) {
  const { items } = await client.dispatches.results({ params: { id }, query: { limit: 200 } });
  const sum = (field: 'targets' | 'notBegun') => items.reduce((total, line) => total + line[field], 0);
  return { lines: items.length, targets: sum('targets'), notBegun: sum('notBegun') };
}

type Counts = Awaited<ReturnType<typeof inspect>>;

async function inspect(database: Database, id: string) {
  const count = async (sql: string) => (await database.queryOne(sql, [id], (row) => row.integer('number'))) ?? 0;
  const dispatch = await database.queryOne(
    'SELECT sent, recalled, promised_fen FROM dispatches WHERE id = ?',
    [id],
    (row) => ({
      ...{ sent: row.integer('sent'), recalled: row.integer('recalled') },
      promisedFen: row.integer('promised_fen'),
    }),
  );
  if (dispatch === null) throw new Error('The dispatch is lost');
  const ofTargets = (table: string) =>
    count(
      `SELECT COUNT(*) AS number FROM ${table} x JOIN dispatch_targets t ON t.id = x.task_id WHERE t.dispatch_id = ?`,
    );
  return {
    dispatch,
    open: await count('SELECT COUNT(*) AS number FROM tasks_open WHERE dispatch_id = ?'),
    ended: await count("SELECT COUNT(*) AS number FROM tasks_archive WHERE dispatch_id = ? AND status = 'cancelled'"),
    events: await ofTargets('task_events'),
    gates: await ofTargets('task_gates'),
    cases: await count('SELECT COALESCE(SUM(cases), 0) AS number FROM admission_promises WHERE round_key = ?'),
    rounds: await count('SELECT COUNT(*) AS number FROM admission_rounds WHERE round_key = ?'),
    promisedFen: await count(
      `SELECT SUM(a.promised_fen) AS number FROM admissions a
       WHERE EXISTS (SELECT 1 FROM dispatches d WHERE d.id = ? AND d.type = a.type)`,
    ),
  };
}

/** A district of one street, with as many grids as a dispatch may have targets. */
function district(): string {
  const unit = (
    id: string,
    code: string,
    level: 'district' | 'street' | 'community' | 'grid',
    parentId: string | null,
  ) =>
    ({
      ...{ record: 'unit', id, code, name: code, level, parentId, validFrom: SINCE },
      kind: level === 'community' ? 'urbanCommunity' : level,
    }) satisfies SeedRecord;
  const communities = Array.from({ length: COMMUNITIES }, (_, index) => ({
    id: newId(),
    code: codeOf('990101001', index + 1),
  }));
  const records: SeedRecord[] = [
    unit(ids.district, '990101', 'district', null),
    unit(ids.street, '990101001', 'street', ids.district),
    ...communities.map(({ id, code }) => unit(id, code, 'community', ids.street)),
    ...communities.flatMap((community) =>
      Array.from({ length: GRIDS }, (_, index) =>
        unit(newId(), codeOf(community.code, index + 1), 'grid', community.id),
      ),
    ),
    { record: 'account', id: ids.official, username: 'official', displayName: 'official', password: PASSWORD },
    {
      ...{ record: 'appointment', id: newId(), accountId: ids.official, unitId: ids.district },
      ...{ role: 'bureauOfficial', validFrom: SINCE },
    },
    {
      record: 'admission',
      id: newId(),
      application: {
        ...{ type: 'fixture:visit', name: '入户走访', basisDocument: '民政〔2026〕7 号', basisAuthority: '市民政局' },
        ...{ duty: 'lead', unitIds: [ids.district], validFrom: SINCE, validTo: '9999-12-31' },
        frequency: { period: 'month', rounds: 1, each: 1 },
        funding: { per: 'unit', amountFen: AMOUNT, budgetFen: COMMUNITIES * AMOUNT },
        evidence: [],
      },
      by: { apply: ids.official, sort: ids.official, checkFunds: ids.official, decide: ids.official },
      publishedAt: '2020-01-01T00:00:00.000Z',
    },
  ];
  return records.map((record) => JSON.stringify(record)).join('\n');
}
