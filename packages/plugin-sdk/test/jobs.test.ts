import { Controller, Injectable, Module } from '@nestjs/common';
import type { TaskAttachment } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Caller,
  CurrentCaller,
  Database,
  defineJob,
  Job,
  type JobRun,
  Jobs,
  newId,
  People,
  PluginRoute,
  ProblemError,
  TaskFiles,
} from '../src/server/index.js';
import { currentRequestId } from '../src/server/trace.js';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '../src/testing/index.js';
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

const readNames = { method: 'GET', path: '/names', permission: 'fixture:thing.read' } as const;

@Controller()
class ReadingController {
  constructor(private readonly people: People) {}

  @PluginRoute(readNames)
  async names(@CurrentCaller() caller: Caller): Promise<{ names: string[] }> {
    const names: string[] = [];
    for await (const { name } of this.people.list({}, caller)) names.push(name);
    return { names };
  }
}

@Module({ controllers: [ReadingController], providers: [Counting] })
class JobsModule {}

const user: TestUser = { unitId: '01JD9ZK4T0ZV5B6RJ2T3Q4W5X6', level: 'grid', permissions: ['fixture:thing.read'] };

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

  it('and requests carry one id to core', async () => {
    const units = { districtId: user.unitId, streetId: null, communityId: null, gridId: null };
    platform.core.people.push({
      ...{ id: newId(), name: '陈桂兰', sex: 'female', birthDate: '1944-05-12', idNumber: null, phone: null },
      ...{ units, unitName: '第 7 网格', door: null, householdSize: null },
    });
    const answer = await platform.call('/names', { user, headers: { 'x-request-id': 'from-the-gateway' } });
    expect(await answer.json()).toEqual({ names: ['陈桂兰'] });
    expect(platform.core.requestIds).toContain('from-the-gateway');
  });

  it('read the files of their tasks', async () => {
    const taskId = newId();
    const attachment: TaskAttachment = {
      ...{ id: newId(), name: '门牌.jpg', media: 'image/jpeg', size: 3, addedAt: '2026-11-26T08:00:00.000Z' },
      ...{ addedBy: { id: newId(), name: '林晓燕' }, removable: false },
    };
    platform.core.files.push({ taskId, attachment, content: new Uint8Array([1, 2, 3]) });
    const files = platform.server.application.get(TaskFiles);
    expect(await files.list(taskId)).toEqual([attachment]);
    const content = await files.content(taskId, attachment.id);
    expect([content.name, content.type, [...new Uint8Array(await content.arrayBuffer())]]).toEqual([
      ...['门牌.jpg', 'image/jpeg', [1, 2, 3]],
    ]);
    await expect(files.content(taskId, newId())).rejects.toThrow(ProblemError);
  });
});
