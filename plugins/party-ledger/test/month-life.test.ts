import { addDays, addMonths, type CreateTask, instantAt, newId } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingListSchema } from '../contract/meetings.js';
import { type GivenReason, monthLifeSchema } from '../contract/month-life.js';
import { MonthLifePlanning } from '../server/meetings/month-life-planning.js';
import {
  Community,
  codeOf,
  createTestPlatform,
  program,
  readerOf,
  THIS_MONTH,
  TODAY,
  testDialects,
} from './support.js';

const END_DAY = addMonths(`${THIS_MONTH}-01`, 1);

describe.each(testDialects())('a month of organisation life, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  const planning = () => platform.server.application.get(MonthLifePlanning);
  /** The tasks that core got of a community, once the outbox has brought them there. */
  const tasksOf = async ({ units }: Community, atLeast = 1) => {
    const of = () => platform.core.tasks.filter(({ task }) => task.unitId === units.communityId);
    for (let tries = 0; of().length < atLeast && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return of();
  };
  /** A community with two branches, of which the month asks the same, and its task. */
  const withTask = async () => {
    const here = new Community(platform);
    const first = await here.organisation('branch');
    const second = await here.organisation('branch', null, '第二党支部');
    await planning().ask(THIS_MONTH, END_DAY);
    const [task] = await tasksOf(here);
    if (task === undefined) throw new Error('No task came');
    return { here, first, second, task };
  };
  const monthOf = (here: Community, taskId: string, user = here.secretary) =>
    here.read(`/tasks/${taskId}/month`, monthLifeSchema, user);
  const handIn = ({ units }: Community, { id, task }: { id: string; task: CreateTask }, reasons: GivenReason[]) =>
    platform.deliverResult({
      ...{ type: 'party-ledger:monthLife', taskId: id, units, payload: task.payload ?? null },
      ...{ result: { reasons }, submittedBy: { id: newId(), name: '何文斌' } },
    });
  /** Everything that the month asks of a branch, held yesterday or, on the first of a month, today. */
  const heldAll = async (here: Community, branch: string, taskId: string) => {
    const { branches } = await monthOf(here, taskId);
    for (const { kind } of branches.find(({ id }) => id === branch)?.asked ?? []) {
      const heldOn = TODAY.endsWith('-01') ? TODAY : addDays(TODAY, -1);
      expect((await here.meet(branch, { kind, heldOn })).status).toBe(201);
    }
  };

  it('is one task for each unit with branches, due by the end of its last day, however often it is asked', async () => {
    const { here, task } = await withTask();
    const empty = new Community(platform);
    await empty.organisation('partyCommittee');
    await planning().ask(THIS_MONTH, END_DAY);
    await planning().run({ key: THIS_MONTH, endDay: END_DAY });
    // What comes for a third community shows that all before it has been brought.
    await withTask();
    expect(await tasksOf(here)).toEqual([task]);
    expect(await tasksOf(empty, 0)).toEqual([]);
    expect(task.task).toMatchObject({
      type: 'party-ledger:monthLife',
      payload: { month: THIS_MONTH },
      body: 'partyOrganisation',
      round: 'life',
      dueAt: instantAt(addDays(END_DAY, -1), '18:00', 'Asia/Shanghai').toISOString(),
    });
    expect(JSON.stringify(task.task)).not.toContain('支部');
  });

  it('is not asked for of a month that is over, nor where the unit wants no task', async () => {
    const [here, other] = [new Community(platform), new Community(platform)];
    for (const each of [here, other]) await each.organisation('branch');
    platform.core.settings = (unit) => (unit === here.units.communityId ? { monthlyTask: false } : {});
    await planning().run({ key: addMonths(`${THIS_MONTH}-01`, -1).slice(0, 7), endDay: `${THIS_MONTH}-01` });
    await planning().ask(THIS_MONTH, END_DAY);
    platform.core.settings = () => ({});
    expect(await tasksOf(other)).toMatchObject([{ task: { payload: { month: THIS_MONTH } } }]);
    expect(await tasksOf(here, 0)).toEqual([]);
  });

  it('shows what every branch of the unit has held, to whoever reads the ledger there and sees the task', async () => {
    const { here, first, second, task } = await withTask();
    const elsewhere = new Community(platform);
    await elsewhere.organisation('branch');
    await heldAll(here, first, task.id);
    const { branches } = await monthOf(here, task.id);
    expect(branches.map(({ id }) => id)).toEqual([first, second]);
    expect(new Set(branches[0]?.asked.map(({ state }) => state))).toEqual(new Set(['done']));
    expect(branches[1]?.asked.map(({ state }) => ['near', 'planned'].includes(state))).not.toContain(false);
    expect(branches[0]?.asked.map(({ kind }) => kind)).toContain('themeDay');
    expect((await monthOf(here, task.id, readerOf(here.units))).branches).toHaveLength(2);
    expect((await monthOf(here, task.id, elsewhere.secretary)).branches).toEqual([]);
    expect((await here.call('GET', `/tasks/${newId()}/month`)).status).toBe(404);
  });

  it('is done once all is in the ledger, or has its reason, which stands in the year from then on', async () => {
    const { here, first, second, task } = await withTask();
    await heldAll(here, first, task.id);
    const open = (await monthOf(here, task.id)).branches.find(({ id }) => id === second)?.asked ?? [];
    expect(await codeOf(await handIn(here, task, []))).toBe('life.reasonMissing');
    const reasons = open.map(({ kind }) => ({ organisationId: second, kind, reason: '书记住院' }));
    expect(await codeOf(await handIn(here, task, reasons.slice(1)))).toBe('life.reasonMissing');
    const stranger: GivenReason = { organisationId: newId(), kind: 'themeDay', reason: '别处的' };
    expect((await handIn(here, task, [...reasons, stranger])).status).toBe(200);
    const missed = async (organisation: string, user = here.secretary) =>
      (
        await here.read(
          `/meetings?organisation=${organisation}&kind=themeDay&period=${THIS_MONTH}`,
          meetingListSchema,
          user,
        )
      ).missed;
    expect(await missed(second)).toEqual({ reason: '书记住院', by: '何文斌' });
    expect(await missed(first)).toBeNull();
    expect(
      (
        await handIn(
          here,
          task,
          reasons.map((each) => ({ ...each, reason: '改在下月' })),
        )
      ).status,
    ).toBe(200);
    expect((await missed(second))?.reason).toBe('改在下月');
    const count = await here.database.queryOne(
      'SELECT COUNT(*) AS number FROM missed_meetings WHERE community_id = ?',
      [here.units.communityId],
      (row) => row.integer('number'),
    );
    expect(count).toBe(open.length);
  });
});
