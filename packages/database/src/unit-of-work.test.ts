import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import 'reflect-metadata';
import fastCheck from 'fast-check';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { column } from './columns.js';
import type { Database } from './database.js';
import { createTable, defineMigration } from './migration/migration.js';
import { assertNoDrift, openTestDatabase, type TestDatabase, testDialects } from './testing/index.js';

@Entity('entries')
class Entry {
  @PrimaryColumn(column.code(40).options)
  name: string;

  @Column(column.integer().options)
  amount: number;

  @Column(column.instant().options)
  at: Date;
}

const migration = defineMigration('0001-entries', [
  createTable('entries', {
    columns: { name: column.code(40), amount: column.integer(), at: column.instant() },
    primaryKey: ['name'],
  }),
  createTable('followed', { columns: { id: column.serial(), name: column.code(40) }, primaryKey: ['id'] }),
]);
const AT = new Date('2026-11-19T10:26:00.123Z');

function entry(name: string, amount = 1): Entry {
  return Object.assign(new Entry(), { name, amount, at: AT });
}

class Refused extends Error {}

function signal(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe.each(testDialects())('the unit of work on %s', (dialect) => {
  let opened: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = await openTestDatabase(dialect, { entities: [Entry], migrations: [migration] });
    database = opened.database;
  });
  afterEach(() => database.execute('DELETE FROM entries', []));
  afterAll(() => opened.remove());

  const names = () => database.query('SELECT name FROM entries ORDER BY name', [], (row) => row.text('name'));

  /** One request: some ways to write, with pauses in which others get their turn, and perhaps a rollback. */
  async function request(name: string, way: number, fails: boolean): Promise<string | null> {
    if (way === 0) {
      await database.repository(Entry).save(entry(name));
      return name;
    }
    if (way === 1) {
      await database.execute('INSERT INTO entries (name, amount, at) VALUES (?, ?, ?)', [name, 1, AT]);
      return name;
    }
    try {
      await database.transaction(async () => {
        await database.repository(Entry).save(entry(name));
        await sleep(way % 3);
        await database.execute('UPDATE entries SET amount = amount + 1 WHERE name = ?', [name]);
        await sleep(way % 2);
        await database.transaction(() => database.repository(Entry).save(entry(`${name}-joined`)));
        if (fails) throw new Refused();
      });
      return name;
    } catch (error) {
      if (error instanceof Refused) return null;
      throw error;
    }
  }

  it('keeps every acknowledged write and none that was rolled back, however requests interleave', async () => {
    const plan = fastCheck.array(
      fastCheck.record({ way: fastCheck.integer({ min: 0, max: 5 }), fails: fastCheck.boolean() }),
      {
        minLength: 2,
        maxLength: 24,
      },
    );
    await fastCheck.assert(
      fastCheck.asyncProperty(plan, async (requests) => {
        await database.execute('DELETE FROM entries', []);
        const answers = await Promise.all(requests.map(({ way, fails }, index) => request(`r${index}`, way, fails)));
        const acknowledged = answers.flatMap((name, index) => {
          if (name === null) return [];
          return (requests[index]?.way ?? 0) > 1 ? [name, `${name}-joined`] : [name];
        });
        expect(await names()).toEqual(acknowledged.sort());
      }),
      { numRuns: 25 },
    );
  });

  it('hides what is not committed from everybody else', async () => {
    const inside = signal();
    const read = signal();
    const writing = database.transaction(async () => {
      await database.repository(Entry).save(entry('draft'));
      expect(await names()).toEqual(['draft']);
      inside.resolve();
      await read.promise;
    });
    await inside.promise;
    expect(await names()).toEqual([]);
    read.resolve();
    await writing;
    expect(await names()).toEqual(['draft']);
  });

  it('follows what is written to a table, once a unit and never after a rollback', async () => {
    const follower = () => database.execute("INSERT INTO followed (name) VALUES ('seen')", []).then(() => undefined);
    const seen = () => database.query('SELECT name FROM followed', [], (row) => row.text('name'));
    const write = (name: string) => database.insertMany('entries', ['name', 'amount', 'at'], [[name, 1, AT]]);
    database.followWrites(['entries'], follower);
    try {
      await database.transaction(async () => {
        await write('first');
        await database.execute('UPDATE entries SET amount = 2', []);
        expect(await seen()).toEqual([]);
      });
      expect(await seen()).toEqual(['seen']);
      await database.execute("DELETE FROM entries WHERE name = 'first'", []);
      const failing = database.transaction(async () => {
        await write('second');
        throw new Refused();
      });
      await expect(failing).rejects.toBeInstanceOf(Refused);
      expect(await seen()).toEqual(['seen', 'seen']);
    } finally {
      database.followWrites(['entries'], async () => undefined);
    }
  });

  it('rolls a joined unit back with the outer one', async () => {
    const outer = database.transaction(async () => {
      await database.transaction(() => database.repository(Entry).save(entry('inner')));
      throw new Refused();
    });
    await expect(outer).rejects.toBeInstanceOf(Refused);
    expect(await names()).toEqual([]);
  });

  it('calls back after the outermost commit only', async () => {
    const calls: string[] = [];
    await database.transaction(async () => {
      await database.transaction(async () => database.afterCommit(() => calls.push('joined')));
      expect(calls).toEqual([]);
    });
    await expect(
      database.transaction(async () => {
        database.afterCommit(() => calls.push('never'));
        throw new Refused();
      }),
    ).rejects.toBeInstanceOf(Refused);
    database.afterCommit(() => calls.push('at once'));
    expect(calls).toEqual(['joined', 'at once']);
  });

  it('writes last of all what waits for the end of the outermost unit, and rolls it back with the rest', async () => {
    const write = (name: string) =>
      database.execute('INSERT INTO entries (name, amount, at) VALUES (?, 1, ?)', [name, AT]);
    const units: (object | null)[] = [];
    const work = async (last: string) => {
      await database.transaction(async () => {
        units.push(database.currentUnit);
        database.beforeCommit(async () => {
          await write(last);
        });
      });
      units.push(database.currentUnit);
      expect(await names()).not.toContain(last);
      await write('taken');
    };
    await database.transaction(() => work('last'));
    expect(await names()).toEqual(['last', 'taken']);
    expect(units[0]).toBe(units[1]);
    await expect(database.transaction(() => work('never'))).rejects.toMatchObject({
      code: 'database.constraintViolated',
    });
    await expect(
      database.transaction(async () => {
        await write('with it');
        database.beforeCommit(() => Promise.reject(new Refused()));
      }),
    ).rejects.toBeInstanceOf(Refused);
    expect(await names()).toEqual(['last', 'taken']);
    expect(database.currentUnit).toBeNull();
    expect(() => database.beforeCommit(async () => undefined)).toThrow('no unit of work');
  });

  it('refuses a promise that outlives its unit instead of running it in the next one', async () => {
    let stray: Promise<unknown> = Promise.resolve();
    const go = signal();
    await database.transaction(async () => {
      stray = go.promise.then(() => database.execute('DELETE FROM entries', []));
    });
    go.resolve();
    await expect(stray).rejects.toMatchObject({ code: 'database.transactionEnded' });
  });

  it('names a broken constraint and rolls back the whole unit', async () => {
    await database.repository(Entry).save(entry('taken'));
    const twice = database.transaction(async () => {
      await database.execute('INSERT INTO entries (name, amount, at) VALUES (?, 1, ?)', ['new', AT]);
      await database.execute('INSERT INTO entries (name, amount, at) VALUES (?, 1, ?)', ['taken', AT]);
    });
    await expect(twice).rejects.toMatchObject({ code: 'database.constraintViolated' });
    expect(await names()).toEqual(['taken']);
  });

  it('reads back instants to the millisecond, by entity and by hand', async () => {
    await database.repository(Entry).save(entry('moment'));
    const byHand = await database.queryOne('SELECT at FROM entries WHERE at = ?', [AT], (row) => row.instant('at'));
    expect(byHand).toEqual(AT);
    expect((await database.repository(Entry).findOneByOrFail({ name: 'moment' })).at).toEqual(AT);
  });

  it('inserts many rows and passes over keys that are taken when asked to', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => [`row-${index}`, index, AT] as const);
    expect(await database.insertMany('entries', ['name', 'amount', 'at'], rows)).toBe(2_500);
    const more = [...rows.slice(0, 10), ['new', 1, AT] as const];
    expect(await database.insertMany('entries', ['name', 'amount', 'at'], more, { ignoreDuplicates: true })).toBe(1);
    await expect(database.insertMany('entries', ['name', 'amount', 'at'], more)).rejects.toMatchObject({
      code: 'database.constraintViolated',
    });
  });

  it('counts the statements of one context', async () => {
    const { statements } = await database.statements.count(async () => names());
    expect(statements).toHaveLength(1);
  });

  it('has no drift between entities and migrations', async () => {
    await assertNoDrift(database);
  });

  it('tells a column that is missing or of another type', async () => {
    await database.repository(Entry).save(entry('row'));
    const read = (map: Parameters<typeof database.query>[2]) =>
      database.query('SELECT name, amount FROM entries', [], map);
    await expect(read((row) => row.text('nme'))).rejects.toMatchObject({ code: 'database.columnMissing' });
    await expect(read((row) => row.integer('name'))).rejects.toMatchObject({ code: 'database.columnType' });
  });
});

describe('the race that the gate prevents on sqlite', () => {
  it('loses an acknowledged write with plain TypeORM', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yige-naive-'));
    const naive = new DataSource({ type: 'better-sqlite3', database: join(folder, 'naive.sqlite'), entities: [Entry] });
    naive.driver.supportedDataTypes.push('char');
    await naive.initialize();
    await naive.query('CREATE TABLE entries (name varchar(40) PRIMARY KEY, amount int, at datetime)');
    const begun = signal();
    const written = signal();
    const failing = naive.transaction(async () => {
      begun.resolve();
      await written.promise;
      throw new Refused();
    });
    await begun.promise;
    await naive.query("INSERT INTO entries VALUES ('acknowledged', 1, '2026-11-19')");
    written.resolve();
    await expect(failing).rejects.toBeInstanceOf(Refused);
    expect(await naive.query('SELECT name FROM entries')).toEqual([]);
    await naive.destroy();
    await rm(folder, { recursive: true });
  });
});
