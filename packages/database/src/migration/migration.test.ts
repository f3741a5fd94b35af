import 'reflect-metadata';
import { afterEach, describe, expect, it } from 'vitest';
import { column } from '../columns.js';
import type { Database } from '../database.js';
import { openDatabase } from '../open-database.js';
import { createTestDatabase, type TestDatabaseUrl, testDialects } from '../testing/index.js';
import { addColumn, changeData, createTable, defineMigration, type Migration } from './migration.js';

const people = createTable('people', {
  columns: { id: column.id(), name: column.text(50) },
  primaryKey: ['id'],
  indexes: { people_name: ['name', 'id'] },
});

describe.each(testDialects())('migrations on %s', (dialect) => {
  const opened: Database[] = [];
  const places: TestDatabaseUrl[] = [];

  async function place(): Promise<TestDatabaseUrl> {
    const made = await createTestDatabase(dialect);
    places.push(made);
    return made;
  }

  async function open(url: string, migrations: Migration[]): Promise<Database> {
    const database = await openDatabase({ url, entities: [], migrations });
    opened.push(database);
    return database;
  }

  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
    for (const made of places.splice(0)) await made.remove();
  });

  it('apply once, in the order of their names', async () => {
    const { url } = await place();
    const second = defineMigration('0002-phone', [addColumn('people', 'phone', column.code(20), "''")]);
    const database = await open(url, [second, defineMigration('0001-people', [people])]);
    expect(await database.migrate()).toEqual({ applied: ['0001-people', '0002-phone'] });
    expect(await database.migrate()).toEqual({ applied: [] });
    await database.execute("INSERT INTO people (id, name, phone) VALUES ('1', '陈桂兰', '')", []);
  });

  it('number rows in order, and no number twice', async () => {
    const { url } = await place();
    const numbered = createTable('numbered', {
      columns: { number: column.serial(), name: column.code(10) },
      primaryKey: ['number'],
    });
    const database = await open(url, [defineMigration('0001-numbered', [numbered])]);
    await database.migrate();
    const add = (...names: string[]) =>
      database.insertMany(
        'numbered',
        ['name'],
        names.map((name) => [name]),
      );
    await add('first', 'second');
    await database.execute("DELETE FROM numbered WHERE name = 'second'", []);
    await add('third');
    const found = await database.query('SELECT number, name FROM numbered ORDER BY number', [], (row) => [
      row.integer('number'),
      row.text('name'),
    ]);
    expect(found).toEqual([
      [1, 'first'],
      [3, 'third'],
    ]);
  });

  it('go on where a run was killed, between a statement and its record too', async () => {
    const { url } = await place();
    const ran: string[] = [];
    let killed = true;
    const migration = defineMigration('0001-people', [
      people,
      changeData('fill', async (database) => {
        ran.push('fill');
        await database.insertMany('people', ['id', 'name'], [['1', '陈桂兰']], { ignoreDuplicates: true });
      }),
      changeData('crash', async () => {
        if (killed) throw new Error('killed');
        ran.push('crash');
      }),
    ]);
    const database = await open(url, [migration]);
    await expect(database.migrate()).rejects.toMatchObject({ code: 'database.migrationFailed' });
    await database.execute('UPDATE yige_migrations SET steps_done = 1', []);
    killed = false;
    expect(await database.migrate()).toEqual({ applied: ['0001-people'] });
    expect(ran).toEqual(['fill', 'fill', 'crash']);
  });

  it('take up a table that was made but not recorded', async () => {
    const { url } = await place();
    const database = await open(url, [defineMigration('0001-people', [people])]);
    await database.migrate();
    await database.execute('DELETE FROM yige_migrations', []);
    expect(await database.migrate()).toEqual({ applied: ['0001-people'] });
  });

  it('are refused when edited after they were applied', async () => {
    const { url } = await place();
    await (await open(url, [defineMigration('0001-people', [people])])).migrate();
    const edited = defineMigration('0001-people', [people, addColumn('people', 'phone', column.code(20), "''")]);
    await expect((await open(url, [edited])).migrate()).rejects.toMatchObject({ code: 'database.migrationChanged' });
  });

  it('run once when several processes start together', async () => {
    const { url } = await place();
    const migration = defineMigration('0001-people', [
      people,
      changeData('count', async (database) => {
        await database.execute("INSERT INTO people (id, name) VALUES ('1', '陈桂兰')", []);
      }),
    ]);
    const databases = await Promise.all([1, 2, 3].map(() => open(url, [migration])));
    const reports = await Promise.all(databases.map((database) => database.migrate()));
    expect(reports.flatMap(({ applied }) => applied)).toEqual(['0001-people']);
  });
});
