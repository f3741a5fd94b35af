import 'reflect-metadata';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnchors, verifyAudit } from '@yige/audit-chain';
import type { AuditVerification } from '@yige/contracts';
import type { Database, SqlValue } from '@yige/database';
import { openTestDatabase, testDialects } from '@yige/database/testing';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditAnchors } from '../src/audit/audit-anchors.js';
import { AuditRetention } from '../src/audit/audit-retention.js';
import { AuditSealer } from '../src/audit/audit-sealer.js';
import { AuditTrail } from '../src/audit/audit-trail.js';
import { Configuration } from '../src/config/configuration.js';
import { entities, migrations } from '../src/database/schema.js';
import { Clock } from '../src/time/clock.js';

/** A clock that stands where a test puts it. */
class SetClock extends Clock {
  at = new Date('2026-03-10T02:00:00.000Z');
  override now(): Date {
    return this.at;
  }
}

const log = { logger: pino({ level: 'silent' }) };
const actor = { kind: 'staff', id: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6', name: '何文斌' } as const;
const DAYS = ['2026-03-10', '2026-03-11', '2026-03-12'];
const PER_DAY = 4;

describe.each(testDialects())('the audit’s chain, on %s', (dialect) => {
  let database: Database;
  let directory: string;
  let removeDatabase: () => Promise<void>;
  let clock: SetClock;
  let trail: AuditTrail;
  let sealer: AuditSealer;
  let configuration: Configuration;

  const assemble = () => {
    configuration = new Configuration({ YIGE_DATA_DIR: directory });
    clock = new SetClock(configuration);
    trail = new AuditTrail(database, clock);
    sealer = new AuditSealer(database, clock, new AuditAnchors(configuration, database, clock, log), log);
  };
  beforeAll(async () => {
    const opened = await openTestDatabase(dialect, { entities, migrations });
    ({ database, remove: removeDatabase } = opened);
  });
  afterAll(() => removeDatabase?.());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'yige-audit-'));
    await empty();
    assemble();
    return () => rm(directory, { recursive: true, force: true });
  });

  const empty = async () => {
    for (const table of ['audit_entries', 'audit_chain', 'audit_days'])
      await database.execute(`DELETE FROM ${table}`, []);
    await database.execute("UPDATE audit_tip SET day = '0001-01-01', sequence = 0, hash = ? WHERE id = 1", [
      '0'.repeat(64),
    ]);
  };
  const record = (reason = '核对电话') =>
    database.transaction(() =>
      trail.record({
        ...{ actor, reason },
        action: 'person.revealed',
        subject: { kind: 'person', id: actor.id },
        details: { fields: ['phone'] },
      }),
    );
  const seal = async () => {
    while (await sealer.round());
  };
  /** Three days of four entries each, sealed. */
  const threeDays = async () => {
    for (const day of DAYS) {
      for (let hour = 0; hour < PER_DAY; hour += 1) {
        clock.at = new Date(`${day}T0${hour + 1}:00:00.000Z`);
        await record(`${day} ${hour}`);
      }
      await seal();
    }
  };
  const verify = async (range: { from?: string; to?: string } = {}, anchored = false): Promise<AuditVerification> =>
    verifyAudit(database, {
      from: range.from ?? null,
      to: range.to ?? null,
      timeZone: configuration.timeZone,
      now: clock.now(),
      anchors: anchored ? await readAnchors(join(directory, 'audit', 'heads.ndjson')) : [],
    });
  const entryAt = async (day: string, sequence: number): Promise<string> =>
    (await database.queryOne(
      'SELECT entry_id FROM audit_chain WHERE day = ? AND sequence = ?',
      [day, sequence],
      (row) => row.text('entry_id'),
    )) ?? '';

  it('is intact after honest work, whole and in parts, and says so with figures', async () => {
    await threeDays();
    expect(await verify({}, true)).toMatchObject({ state: 'intact', days: 3, entries: 12, unsealed: 0, findings: [] });
    expect(await verify({ from: DAYS[1] ?? '' })).toMatchObject({ state: 'intact', days: 2, entries: 8 });
    expect(await verify({ from: DAYS[1] ?? '', to: DAYS[1] ?? '' })).toMatchObject({ state: 'intact', entries: 4 });
  });

  it('begins each day at what the day before ended with', async () => {
    await threeDays();
    await database.execute('DELETE FROM audit_entries WHERE at < ?', [new Date('2026-03-11T00:00:00.000Z')]);
    await database.execute('DELETE FROM audit_chain WHERE day = ?', [DAYS[0] ?? '']);
    await database.execute('DELETE FROM audit_days WHERE day = ?', [DAYS[0] ?? '']);
    const { findings } = await verify();
    expect(findings).toEqual([
      { kind: 'changed', day: DAYS[1], sequence: 1, entryId: await entryAt(DAYS[1] ?? '', 1) },
    ]);
  });

  it('takes in what commits late, in whatever order ids were given', async () => {
    const written = gate();
    const released = gate();
    const late = database.transaction(async () => {
      await trail.record({ actor, action: 'role.adjusted' });
      clock.at = new Date('2026-03-11T03:00:00.000Z');
      written.open();
      if (dialect === 'mysql') await released.passed;
    });
    await written.passed;
    if (dialect === 'mysql') {
      // Another unit of work is committed and sealed while the first, whose id is smaller, is still open.
      await record('another unit of work');
      await seal();
      expect(await verify()).toMatchObject({ entries: 1 });
    }
    released.open();
    await late;
    await seal();
    await record('afterwards');
    await seal();
    const waiting = await database.queryOne('SELECT COUNT(*) AS n FROM audit_entries WHERE sealed = 0', [], (row) =>
      row.integer('n'),
    );
    expect(waiting).toBe(0);
    expect((await verify()).entries).toBe(dialect === 'mysql' ? 3 : 2);
    // It claims yesterday and stands in today's chain: so long a transaction would be told of.
    const kinds = new Set((await verify()).findings.map(({ kind }) => kind));
    expect([...kinds]).toEqual(dialect === 'mysql' ? ['backdated'] : []);
  });

  it('is one chain however many cores seal at once', async () => {
    const others = [1, 2, 3].map(
      () => new AuditSealer(database, clock, new AuditAnchors(configuration, database, clock, log), log),
    );
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([...Array.from({ length: 20 }, () => record()), ...others.map((other) => other.round())]);
    }
    await seal();
    expect(await verify()).toMatchObject({ state: 'intact', entries: 100, unsealed: 0 });
  });

  it('recording costs one statement and takes no lock on the chain', async () => {
    const { statements } = await database.statements.count(() => record());
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatch(/^INSERT INTO audit_entries/);
  });

  describe('names', () => {
    const [, day = ''] = DAYS;
    beforeEach(threeDays);

    it('a changed entry', async () => {
      const entryId = await entryAt(day, 2);
      await database.execute("UPDATE audit_entries SET reason = '别的原因' WHERE id = ?", [entryId]);
      expect((await verify()).findings).toEqual([{ kind: 'changed', day, sequence: 2, entryId }]);
    });

    it('an entry changed back to a similar one: a trailing blank, a null for an empty text', async () => {
      const entryId = await entryAt(day, 3);
      await database.execute("UPDATE audit_entries SET reason = CONCAT(reason, ' ') WHERE id = ?", [entryId]);
      expect((await verify()).findings).toHaveLength(1);
    });

    it('a removed entry, with and without its link, in the middle and at the end', async () => {
      const entryId = await entryAt(day, 2);
      await database.execute('DELETE FROM audit_entries WHERE id = ?', [entryId]);
      expect((await verify()).findings).toEqual([{ kind: 'removed', day, sequence: 2, entryId }]);
      await database.execute('DELETE FROM audit_chain WHERE entry_id = ?', [entryId]);
      expect((await verify()).findings).toEqual([{ kind: 'removed', day, sequence: 2, entryId: null }]);
      const last = await entryAt(DAYS[2] ?? '', PER_DAY);
      await database.execute('DELETE FROM audit_entries WHERE id = ?', [last]);
      await database.execute('DELETE FROM audit_chain WHERE entry_id = ?', [last]);
      expect((await verify()).findings.at(-1)).toEqual({
        kind: 'removed',
        day: DAYS[2],
        sequence: PER_DAY,
        entryId: null,
      });
    });

    it('an inserted entry, with and without a link of its own', async () => {
      const entryId = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X7';
      await copyEntry(await entryAt(day, 1), entryId);
      expect((await verify()).findings).toEqual([{ kind: 'inserted', day, sequence: null, entryId }]);
      await database.execute('INSERT INTO audit_chain (day, sequence, entry_id, hash) VALUES (?, ?, ?, ?)', [
        ...[day, PER_DAY + 1, entryId, 'a'.repeat(64)],
      ]);
      expect((await verify()).findings).toEqual([{ kind: 'inserted', day, sequence: PER_DAY + 1, entryId }]);
    });

    it('an entry that was put in with a time of the past', async () => {
      const entryId = '01JD9ZK4T0ZV5B6RJ2T3Q4W5X8';
      await copyEntry(await entryAt(day, 1), entryId);
      await database.execute('UPDATE audit_entries SET sealed = 0 WHERE id = ?', [entryId]);
      await seal();
      const { findings } = await verify();
      expect(findings).toEqual([{ kind: 'backdated', day: DAYS[2], sequence: PER_DAY + 1, entryId }]);
    });

    it('a chain that was rewritten whole, by the heads kept outside', async () => {
      const kept = await database.query('SELECT * FROM audit_entries ORDER BY at, id', [], (row) => row.text('id'));
      await database.execute("UPDATE audit_entries SET actor_name = '别人', sealed = 0 WHERE id = ?", [kept[0] ?? '']);
      await database.execute('UPDATE audit_entries SET sealed = 0', []);
      for (const table of ['audit_chain', 'audit_days']) await database.execute(`DELETE FROM ${table}`, []);
      await database.execute("UPDATE audit_tip SET day = '0001-01-01', sequence = 0, hash = ? WHERE id = 1", [
        '0'.repeat(64),
      ]);
      await new AuditSealer(database, clock, new AuditAnchors(configuration, database, clock, log), log).round();
      expect((await verify({}, false)).state).toBe('intact');
      const { findings } = await verify({}, true);
      expect(findings.map(({ kind }) => kind)).toContain('rewritten');
    });

    const copyEntry = async (from: string, id: string) => {
      const columns =
        'at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, unit_number, address, request_id, reason, details, sealed';
      await database.execute(
        `INSERT INTO audit_entries (id, ${columns}) SELECT ?, ${columns} FROM audit_entries WHERE id = ?`,
        [id, from],
      );
    };
  });

  it('finds any tampering with any row, and nothing where there was none', async () => {
    await threeDays();
    const before = await snapshot();
    const column = fc.constantFrom('actor_name', 'action', 'reason', 'details', 'subject_id', 'address', 'request_id');
    const place = fc.record({ day: fc.constantFrom(...DAYS), sequence: fc.integer({ min: 1, max: PER_DAY }) });
    const change = fc.record({
      kind: fc.constant('change' as const),
      place,
      column,
      text: fc.stringMatching(/^[a-z]{1,20}$/),
    });
    const removal = fc.record({ kind: fc.constant('remove' as const), place, link: fc.boolean() });
    const swap = fc.record({ kind: fc.constant('swap' as const), place, other: place });
    const nothing = fc.record({ kind: fc.constant('nothing' as const) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(change, removal, swap, nothing), async (tampering) => {
        await restore(before);
        let tampered = tampering.kind !== 'nothing';
        if (tampering.kind === 'change') {
          const id = await entryAt(tampering.place.day, tampering.place.sequence);
          await database.execute(`UPDATE audit_entries SET ${tampering.column} = ? WHERE id = ?`, [tampering.text, id]);
        }
        if (tampering.kind === 'remove') {
          const id = await entryAt(tampering.place.day, tampering.place.sequence);
          await database.execute('DELETE FROM audit_entries WHERE id = ?', [id]);
          if (tampering.link) await database.execute('DELETE FROM audit_chain WHERE entry_id = ?', [id]);
        }
        if (tampering.kind === 'swap') {
          const { place: one, other } = tampering;
          tampered = one.day !== other.day || one.sequence !== other.sequence;
          const hashes = await Promise.all([one, other].map(({ day, sequence }) => hashAt(day, sequence)));
          await setHash(one, hashes[1] ?? '');
          await setHash(other, hashes[0] ?? '');
        }
        expect((await verify()).state).toBe(tampered ? 'broken' : 'intact');
      }),
      { numRuns: dialect === 'mysql' ? 40 : 120 },
    );
  });

  describe('once entries expire', () => {
    const retention = () => new AuditRetention(configuration, database, trail, clock, log);
    beforeEach(threeDays);

    it('whole days go, their heads stay, and the rest still verifies', async () => {
      clock.at = new Date('2027-03-11T02:00:00.000Z');
      await retention().removeExpired();
      await seal();
      const left = await database.query('SELECT DISTINCT day FROM audit_chain ORDER BY day', [], (row) =>
        row.text('day'),
      );
      expect(left).toEqual(['2026-03-11', '2026-03-12', '2027-03-11']);
      const verification = await verify({}, true);
      expect(verification).toMatchObject({ state: 'intact', entries: 9 });
      const removed = await database.queryOne('SELECT * FROM audit_days WHERE removed_at IS NOT NULL', [], (row) =>
        row.text('day'),
      );
      expect(removed).toBe('2026-03-10');
    });

    it('a day that went before its time is a removal', async () => {
      await database.execute('UPDATE audit_days SET removed_at = ? WHERE day = ?', [clock.at, DAYS[0] ?? '']);
      const { findings } = await verify();
      expect(findings).toEqual([{ kind: 'removed', day: DAYS[0], sequence: null, entryId: null }]);
    });

    it('less than six months is refused', () => {
      expect(() => new Configuration({ YIGE_AUDIT_RETENTION_MONTHS: '5' })).toThrow('YIGE_AUDIT_RETENTION_MONTHS');
      expect(new Configuration({ YIGE_AUDIT_RETENTION_MONTHS: '6' }).auditRetentionMonths).toBe(6);
    });
  });

  it('leaves the head of each day, and the open one once an hour, outside the database', async () => {
    await threeDays();
    const lines = (await readFile(join(directory, 'audit', 'heads.ndjson'), 'utf8')).trim().split('\n');
    const places = lines.map((line) => JSON.parse(line)).map(({ day, sequence }) => `${day} ${sequence}`);
    for (const day of DAYS.slice(0, 2)) expect(places).toContain(`${day} ${PER_DAY}`);
    clock.at = new Date(clock.at.getTime() + 2 * 3_600_000);
    await record();
    await seal();
    const anchors = await readAnchors(join(directory, 'audit', 'heads.ndjson'));
    expect(anchors.at(-1)).toMatchObject({ day: DAYS[2], sequence: PER_DAY + 1 });
  });

  const hashAt = async (day: string, sequence: number): Promise<string> =>
    (await database.queryOne('SELECT hash FROM audit_chain WHERE day = ? AND sequence = ?', [day, sequence], (row) =>
      row.text('hash'),
    )) ?? '';
  const setHash = ({ day, sequence }: { day: string; sequence: number }, hash: string) =>
    database.execute('UPDATE audit_chain SET hash = ? WHERE day = ? AND sequence = ?', [hash, day, sequence]);

  const TABLES: Record<string, string[]> = {
    audit_entries: [
      ...['id', 'at', 'actor_kind', 'actor_id', 'actor_name', 'action', 'subject_kind', 'subject_id', 'reason'],
      ...['details', 'sealed'],
    ],
    audit_chain: ['day', 'sequence', 'entry_id', 'hash'],
  };
  const snapshot = async (): Promise<Map<string, SqlValue[][]>> => {
    const kept = new Map<string, SqlValue[][]>();
    for (const [table, columns] of Object.entries(TABLES)) {
      const rows = await database.query(`SELECT ${columns.join(', ')} FROM ${table}`, [], (row) =>
        columns.map((name) =>
          name === 'at'
            ? row.instant(name)
            : name === 'sealed' || name === 'sequence'
              ? row.integer(name)
              : row.text(name),
        ),
      );
      kept.set(table, rows);
    }
    return kept;
  };
  const restore = async (kept: Map<string, SqlValue[][]>) => {
    await database.transaction(async () => {
      for (const [table, columns] of Object.entries(TABLES)) {
        await database.execute(`DELETE FROM ${table}`, []);
        await database.insertMany(table, columns, kept.get(table) ?? []);
      }
    });
  };
});

/** Lets the two sides of a race wait for each other. */
function gate(): { open: () => void; passed: Promise<void> } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
