import { type Client, newId, type Task } from '@yige/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FixturePlugin, withCollectedType } from './support/fixture-plugin.js';
import { type Colleague, refusalOf, TaskDesk } from './support/task-desk.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

/**
 * Issue 6: "`collect` (a qualified person reviews and closes)". wire.md: what each kind of worker may do with a part at
 * the door.
 */
describe.each(dialects)('what is collected at the door, on %s', (dialect) => {
  const CLOSED = 'cn.yige.task.closed.v1';
  const SENT_BACK = 'cn.yige.task.sentBack.v1';
  const plugin = new FixturePlugin('fixture', {
    ...withCollectedType(),
    events: { subscribes: [CLOSED, SENT_BACK] },
  });
  const usual = plugin.answerResult;
  let platform: TestPlatform;
  let desk: TaskDesk;
  let worker: Colleague;
  let doctor: Colleague;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin], resultTimeout: 2_000 });
    desk = new TaskDesk(platform, plugin);
    worker = await desk.colleague('gridWorker', 'elm-2');
    doctor = await desk.colleague('stationDoctor', 'elm');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });
  beforeEach(() => {
    plugin.answerResult = usual;
  });

  const reading = (unit = 'elm-2', assignee: Colleague | undefined = worker) =>
    desk.task(unit, assignee?.id, 'reading');
  const handIn = async (by: Colleague, task: Task) =>
    (
      await by.client.tasks.act({
        params: { id: task.id, action: 'submit' },
        body: { result: { met: true } },
        idempotencyKey: newId(),
      })
    ).task;
  const read = (of: Colleague, { id }: Task) => of.client.tasks.get({ params: { id } });
  const review = (client: Client, { id }: Task, action: 'approve' | 'sendBack', note?: string) =>
    client.tasks.act({ params: { id, action }, body: note === undefined ? {} : { note } });
  const heardOf = (type: string, { id }: Task) =>
    plugin.events.find((event) => event.type === type && event.subject === `tasks/${id}`)?.data;

  it('somebody without the qualification leaves it taken, in nobody’s hands, and urged by nobody', async () => {
    const task = await reading();
    const counted = (await worker.client.tasks.counts({ query: { box: 'unit' } })).overdue;
    const collected = await handIn(worker, task);
    expect(collected).toMatchObject({ status: 'submitted', assignee: null, actions: [] });
    expect(collected?.submission).toMatchObject({ state: 'accepted', power: 'collect', reference: /^records\// });
    expect(plugin.results.at(-1)?.power).toBe('collect');
    expect(collected?.timeline.map(({ action, actor }) => [action, actor.name]).slice(1)).toEqual([
      ['submit', worker.username],
      ['collect', worker.username],
    ]);
    expect((await worker.client.tasks.list({ query: { box: 'mine' } })).items.map(({ id }) => id)).not.toContain(
      task.id,
    );
    await platform.database.execute('UPDATE tasks_open SET due_at = ? WHERE id = ?', [new Date(0), task.id]);
    const unit = async (query: { due?: 'overdue' }) =>
      (await worker.client.tasks.list({ query: { box: 'unit', limit: 200, ...query } })).items.map(({ id }) => id);
    expect(await unit({})).toContain(task.id);
    expect(await unit({ due: 'overdue' })).not.toContain(task.id);
    expect((await worker.client.tasks.counts({ query: { box: 'unit' } })).overdue).toBe(counted);
  });

  it('whoever holds the qualification there does it whole', async () => {
    const task = await reading('elm-2', doctor);
    const closed = await handIn(doctor, task);
    expect(closed).toMatchObject({ status: 'closed', submission: { state: 'accepted', power: 'complete' } });
    expect(plugin.results.at(-1)?.power).toBe('complete');
    const elsewhere = await desk.colleague('stationDoctor', 'oak');
    const both = await desk.colleague('gridWorker', 'elm-2');
    await desk.concurrentPost(both, 'oak', 'stationDoctor');
    // Qualified in another community is not qualified here.
    expect((await handIn(both, await reading('elm-2', both)))?.submission?.power).toBe('collect');
    expect(await refusalOf(handIn(elsewhere, await reading()))).toBe('404 task.notFound');
  });

  it('by what right is decided when it is handed in, and outlives the post', async () => {
    const leaving = await desk.colleague('stationDoctor', 'elm');
    const task = await reading('elm-2', leaving);
    plugin.answerResult = () => ({ status: 503 });
    expect(await handIn(leaving, task)).toMatchObject({ status: 'submitted', submission: { state: 'pending' } });
    await desk.dismiss(leaving);
    plugin.answerResult = usual;
    await eventually(async () => (await read(doctor, task)).status === 'closed');
    expect(plugin.results.at(-1)?.power).toBe('complete');
  });

  it('approved by somebody qualified through its plugin it is closed, and the plugin hears of it', async () => {
    const task = await reading();
    const collected = await handIn(worker, task);
    await review(await desk.pluginFor(doctor), task, 'approve');
    const closed = await read(worker, task);
    expect(closed).toMatchObject({ status: 'closed', assignee: { id: worker.id } });
    expect(closed.timeline.at(-1)).toMatchObject({ action: 'approve', actor: { id: doctor.id } });
    const { id: submissionId, reference } = collected?.submission ?? {};
    await eventually(() => heardOf(CLOSED, task) !== undefined);
    expect(heardOf(CLOSED, task)).toEqual({ taskId: task.id, type: 'fixture:reading', submissionId, reference });
  });

  it('by whoever is qualified, though their post does not see the work of the body that collected it', async () => {
    const task = await reading();
    await handIn(worker, task);
    await platform.database.execute("UPDATE tasks_open SET body_kind = 'workStation' WHERE id = ?", [task.id]);
    expect(await refusalOf(read(doctor, task))).toBe('404 task.notFound');
    expect(await review(await desk.pluginFor(doctor), task, 'approve')).toEqual({ task: null, submission: null });
    await eventually(() => heardOf(CLOSED, task) !== undefined);
  });

  it('sent back it is open again with whoever collected it, who is told and does it once more', async () => {
    const task = await reading();
    const first = await handIn(worker, task);
    const forDoctor = await desk.pluginFor(doctor);
    expect(await refusalOf(review(forDoctor, task, 'sendBack'))).toBe('422 task.noteMissing');
    await review(forDoctor, task, 'sendBack', '袖带没有绑好，请再量一次');
    const again = await read(worker, task);
    expect(again).toMatchObject({ status: 'open', assignee: { id: worker.id } });
    expect(again.actions).toContain('submit');
    expect(again.timeline.at(-1)).toMatchObject({ action: 'sendBack', note: '袖带没有绑好，请再量一次' });
    const { items } = await worker.client.notices.list({ query: {} });
    expect(items.find(({ taskId }) => taskId === task.id)).toMatchObject({ kind: 'sentBack', by: doctor.username });
    await eventually(() => heardOf(SENT_BACK, task) !== undefined);
    expect(heardOf(SENT_BACK, task)).toMatchObject({ submissionId: first?.submission?.id });
    const second = await handIn(worker, task);
    expect(second).toMatchObject({ status: 'submitted', submission: { state: 'accepted' } });
    expect(second?.submission?.id).not.toBe(first?.submission?.id);
    await review(forDoctor, task, 'approve');
    expect((await read(worker, task)).status).toBe('closed');
  });

  it('of two reviewers at once one is refused', async () => {
    const task = await reading();
    await handIn(worker, task);
    const other = await desk.colleague('stationDoctor', 'elm');
    const [one, two] = [await desk.pluginFor(doctor), await desk.pluginFor(other)];
    const attempts = await Promise.allSettled([
      review(one, task, 'approve'),
      review(two, task, 'sendBack', '再量一次'),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = attempts.find((attempt) => attempt.status === 'rejected');
    expect(lost?.reason).toMatchObject({ status: 409, code: 'task.actionNotPossible' });
    const { timeline } = await read(worker, task);
    expect(timeline.filter(({ action }) => action === 'approve' || action === 'sendBack')).toHaveLength(1);
  });

  it('nobody else reviews: not the plugin by itself, not for the unqualified, no member of staff, not before or after', async () => {
    const task = await reading();
    const forDoctor = await desk.pluginFor(doctor);
    const approve = (client: Client) => refusalOf(review(client, task, 'approve'));
    expect(await approve(forDoctor)).toBe('409 task.actionNotPossible');
    plugin.answerResult = () => ({ status: 503 });
    await handIn(worker, task);
    // The bureau has not taken it yet: there is nothing to review.
    expect(await approve(forDoctor)).toBe('409 task.actionNotPossible');
    plugin.answerResult = usual;
    await eventually(async () => (await read(worker, task)).submission?.state === 'accepted');
    expect(await approve(await platform.clientOfPlugin(plugin))).toBe('409 task.actionNotPossible');
    expect(await approve(await desk.pluginFor(worker))).toBe('409 task.actionNotPossible');
    expect(await approve(doctor.client)).toBe('409 task.actionNotPossible');
    expect(await approve(await desk.pluginFor(await desk.colleague('stationDoctor', 'oak')))).toBe('404 task.notFound');
    await review(forDoctor, task, 'approve');
    expect(await approve(forDoctor)).toBe('409 task.actionNotPossible');
  });
});
