import { Injectable, Module } from '@nestjs/common';
import type { Database } from '@yige/database';
import { openTestDatabase, type TestDatabase, testDialects } from '@yige/database/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Clock } from '../src/server/clock.js';
import { Recurring, type RecurringOptions } from '../src/server/handlers.js';
import { sdkEntities, sdkMigrations } from '../src/server/migration.js';
import { PluginConfiguration } from '../src/server/plugin-configuration.js';
import type { Occurrence } from '../src/server/schedule/recurrence.js';
import { RecurringWork } from '../src/server/schedule/recurring-work.js';
import { createTestPlatform } from '../src/testing/index.js';
import { plugin, program } from './fixture.js';

const configuration = new PluginConfiguration('fixture', {
  YIGE_PLUGIN_PORT: '0',
  YIGE_CORE_URL: 'http://127.0.0.1:1',
  YIGE_CLIENT_ID: 'fixture',
  YIGE_CLIENT_SECRET: 'secret',
  YIGE_WEBHOOK_SECRET: 'whsec_secret',
});

class SetClock extends Clock {
  moment = new Date();
  override now(): Date {
    return this.moment;
  }
}

const monthly: RecurringOptions = { name: 'monthly', every: 'month' };

const opened: string[] = [];

@Injectable()
class Rounds {
  @Recurring({ name: 'yearly', every: 'year' })
  async open({ key }: Occurrence): Promise<void> {
    opened.push(key);
  }
}

@Module({ providers: [Rounds] })
class RoundsModule {}

it('runs as soon as the plugin is up, for the period in which it is', async () => {
  const platform = await createTestPlatform({
    ...program,
    module: RoundsModule,
    plugin: { ...plugin, taskTypes: [], events: { subscribes: [] } },
  });
  try {
    await expect.poll(() => opened).toEqual([new Clock(configuration).today().slice(0, 4)]);
  } finally {
    await platform.stop();
  }
});

describe.each(testDialects())('recurring work, on %s', (dialect) => {
  let test: TestDatabase;
  let database: Database;
  const clock = new SetClock(configuration);
  /** Another process of the same plugin has a work of its own on the same rows. */
  const process = () => new RecurringWork(database, clock, configuration);
  const done: string[] = [];
  const handler = (call: (argument?: unknown) => Promise<unknown>) => ({ key: monthly, name: monthly.name, call });
  const noting = handler(async (occurrence) => done.push(z.object({ key: z.string() }).parse(occurrence).key));

  beforeAll(async () => {
    test = await openTestDatabase(dialect, { entities: sdkEntities, migrations: sdkMigrations });
    database = test.database;
  });
  afterAll(() => test?.remove());
  afterEach(async () => {
    done.length = 0;
    await database.execute('DELETE FROM yige_recurrences', []);
  });
  const at = (moment: string) => {
    clock.moment = new Date(moment);
  };

  it('is done once in each period, in whichever process', async () => {
    at('2026-11-26T03:00:00.000Z');
    await Promise.all([process().runIfDue(noting), process().runIfDue(noting)]);
    await process().runIfDue(noting);
    at('2026-11-30T23:59:59.000Z');
    await process().runIfDue(noting);
    at('2026-12-01T00:00:00.000Z');
    await process().runIfDue(noting);
    expect(done).toEqual(['2026-11', '2026-12']);
  });

  it('is not made up for months in which the plugin was down', async () => {
    at('2026-11-26T03:00:00.000Z');
    await process().runIfDue(noting);
    at('2027-03-05T03:00:00.000Z');
    await process().runIfDue(noting);
    expect(done).toEqual(['2026-11', '2027-03']);
  });

  it('is done again when it fails', async () => {
    at('2026-11-26T03:00:00.000Z');
    const failing = handler(() => Promise.reject(new Error('core is down')));
    await expect(process().runIfDue(failing)).rejects.toThrow('core is down');
    await process().runIfDue(noting);
    expect(done).toEqual(['2026-11']);
  });

  it('is taken up by another process once the one that was at it must be gone', async () => {
    at('2026-11-26T03:00:00.000Z');
    const killed = handler(() => new Promise(() => undefined));
    void process().runIfDue(killed);
    await expect
      .poll(() =>
        database.queryOne('SELECT leased_until FROM yige_recurrences', [], (row) =>
          row.instant('leased_until').toISOString(),
        ),
      )
      .toBe('2026-11-26T03:10:00.000Z');
    at('2026-11-26T03:09:59.000Z');
    await process().runIfDue(noting);
    expect(done).toEqual([]);
    at('2026-11-26T03:10:00.000Z');
    await process().runIfDue(noting);
    expect(done).toEqual(['2026-11']);
  });
});

it.each([
  [{ on: 0 }, '"on" counts days from 1'],
  [{ on: 1.5 }, '"on" counts days from 1'],
  [{ at: '8:00' }, '"at" must read HH:MM'],
  [{ at: '24:00' }, '"at" must read HH:MM'],
])('is refused with %o before the plugin starts', (wrong, said) => {
  expect(() => Recurring({ ...monthly, ...wrong })).toThrow(said);
});
