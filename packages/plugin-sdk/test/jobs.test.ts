import { Injectable, Module } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Database, defineJob, Job, type JobRun, Jobs } from '../src/server/index.js';
import { currentRequestId } from '../src/server/trace.js';
import { createTestPlatform, type TestPlatform, testDialects } from '../src/testing/index.js';
import { plugin, program } from './fixture.js';

const count = defineJob('count', z.object({ unit: z.string().min(1) }));
const undone = defineJob('undone', z.object({}));

const runs: { unit: string; run: JobRun; requestId: string | undefined }[] = [];
let failures = 0;

@Injectable()
class Counting {
  @Job(count)
  async count({ unit }: { unit: string }, run: JobRun): Promise<void> {
    runs.push({ unit, run, requestId: currentRequestId() });
    if (failures-- > 0) throw new Error('not yet');
  }
}

@Module({ providers: [Counting] })
class JobsModule {}

describe.each(testDialects())('jobs, on %s', (dialect) => {
  let platform: TestPlatform;
  let jobs: Jobs;
  let database: Database;
  beforeAll(async () => {
    const quiet = { ...plugin, taskTypes: [], events: { subscribes: [] } };
    platform = await createTestPlatform({ ...program, plugin: quiet, module: JobsModule }, { dialect });
    jobs = platform.server.application.get(Jobs);
    database = platform.server.application.get(Database);
  });
  afterAll(() => platform?.stop());
  afterEach(() => {
    runs.length = 0;
    failures = 0;
  });

  const waiting = () => database.query('SELECT state FROM yige_jobs', [], (row) => row.text('state'));

  it('are done once the unit of work that added them has ended well, and are gone then', async () => {
    const failed = database.transaction(async () => {
      await jobs.add(count, { unit: 'nowhere' });
      throw new Error('undone');
    });
    await expect(failed).rejects.toThrow('undone');
    expect(await database.transaction(() => jobs.add(count, { unit: 'somewhere' }, { key: 'a' }))).toBe(true);
    await expect.poll(waiting).toEqual([]);
    expect(runs).toEqual([{ unit: 'somewhere', run: { key: 'a', attempt: 1 }, requestId: expect.any(String) }]);
  });

  it('stand under one key once, and wait for their time', async () => {
    const at = new Date(Date.now() + 3_600_000);
    expect(await jobs.add(count, { unit: 'later' }, { key: 'later', at })).toBe(true);
    expect(await jobs.add(count, { unit: 'again' }, { key: 'later', at })).toBe(false);
    expect(await waiting()).toEqual(['waiting']);
    await database.execute('UPDATE yige_jobs SET next_at = added_at WHERE job_key = ?', ['later']);
    await expect.poll(waiting, { timeout: 5_000 }).toEqual([]);
    expect(runs.map(({ unit }) => unit)).toEqual(['later']);
  });

  it('that fail are done again, under the same key', async () => {
    failures = 1;
    await jobs.add(count, { unit: 'twice' }, { key: 'b' });
    await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
    expect(runs.map(({ run }) => run)).toEqual([
      { key: 'b', attempt: 1 },
      { key: 'b', attempt: 2 },
    ]);
  });

  it('that failed too often are given up and kept, until one is added under the key', async () => {
    failures = 1;
    await database.insertMany(
      'yige_jobs',
      ['name', 'job_key', 'payload', 'state', 'attempts', 'next_at', 'added_at'],
      [['count', 'c', '{"unit":"never"}', 'waiting', 19, new Date(), new Date()]],
    );
    await expect.poll(waiting, { timeout: 5_000 }).toEqual(['failed']);
    runs.length = 0;
    expect(await jobs.add(count, { unit: 'again' }, { key: 'c' })).toBe(true);
    await expect.poll(waiting, { timeout: 5_000 }).toEqual([]);
    expect(runs).toMatchObject([{ unit: 'again', run: { key: 'c', attempt: 1 } }]);
  });

  it('of another shape, or that no method does, are not added', async () => {
    await expect(jobs.add(count, { unit: '' })).rejects.toThrow(z.ZodError);
    await expect(jobs.add(undone, {})).rejects.toThrow('No method does the job undone');
    expect(await waiting()).toEqual([]);
  });
});
