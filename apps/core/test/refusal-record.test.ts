import { newId, PAPERS_PER_REFUSAL, type ProblemError, type Task } from '@yige/contracts';
import { POSITION, png } from '@yige/file-content/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { FixturePlugin } from './support/fixture-plugin.js';
import { type Colleague, TaskDesk } from './support/task-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

// Source, issue 5: “A community refuses in one tap what reached it outside admission; the refusal stands on the sender's
// record.” Mockup b: work that came beside the platform is refused as well.
describe.each(dialects)('what communities refused, on %s', (dialect) => {
  const plugin = new FixturePlugin('fixture');
  let platform: TestPlatform;
  let desk: TaskDesk;
  let secretary: Colleague;
  let elsewhere: Colleague;
  let official: Colleague;
  beforeAll(async () => {
    await plugin.start();
    platform = await TestPlatform.start(dialect, { plugins: [plugin] });
    desk = new TaskDesk(platform, plugin);
    secretary = await desk.colleague('communitySecretary', 'elm');
    elsewhere = await desk.colleague('communitySecretary', 'ash');
    official = await desk.colleague('districtOfficial', 'district');
  });
  afterAll(async () => {
    await platform?.stop();
    await plugin.stop();
  });

  const outside = async (unit = 'elm'): Promise<Task> => {
    const task = await desk.task(unit);
    await platform.database.execute('DELETE FROM task_gates WHERE task_id = ?', [task.id]);
    return task;
  };
  const record = (
    { client }: Colleague,
    changes: { unitId?: string; cameOn?: string; plugin?: string } = {},
    key = newId(),
  ) =>
    client.refusalRecord.record({
      body: {
        ...{ plugin: 'fixture', unitId: idOf('elm'), what: '纸质报表', reason: 'notAdmitted' as const },
        cameOn: '2026-01-05',
        ...changes,
      },
      idempotencyKey: key,
    });
  const codeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'done',
      (error: ProblemError) => error.code,
    );

  it('is marked in lists for whoever may refuse it, and for nobody else', async () => {
    const [mine, admitted] = [await outside(), await desk.task('elm')];
    const marks = async ({ client }: Colleague) => {
      const { items } = await client.tasks.list({ query: { box: 'unit', limit: 50 } });
      return new Map(items.map(({ id, refusable }) => [id, refusable ?? false]));
    };
    const seen = await marks(secretary);
    expect([seen.get(mine.id), seen.get(admitted.id)]).toEqual([true, false]);
    expect((await marks(official)).get(mine.id)).toBe(false);
  });

  it('is refused together for one reason, and what was admitted holds none of it up', async () => {
    const tasks = [await outside(), await desk.task('elm'), await outside()];
    const { items } = await secretary.client.refusalRecord.refuseMany({
      body: { taskIds: tasks.map(({ id }) => id), reason: 'noFunds' },
    });
    expect(items.map(({ state }) => state)).toEqual(['done', 'refused', 'done']);
  });

  it('is told to whoever sent it', async () => {
    const sender = await desk.colleague('streetOfficial', 'north');
    const task = await outside();
    await platform.database.execute('UPDATE tasks_open SET created_by = ? WHERE id = ?', [sender.id, task.id]);
    await secretary.client.taskAdmissions.refuse({ params: { id: task.id }, body: { reason: 'notUrgent' } });
    const { items } = await sender.client.notices.list({ query: {} });
    expect(items.map(({ kind, taskId }) => [kind, taskId])).toEqual([['refused', task.id]]);
  });

  it('work that came beside the platform is recorded once, by the community that refused it', async () => {
    const key = newId();
    const [one, again] = await Promise.all([record(secretary, {}, key), record(secretary, {}, key)]);
    expect(again.id).toBe(one.id);
    expect(one).toMatchObject({ what: '纸质报表', unit: { name: 'elm' }, bureau: { pluginId: 'fixture' } });
    expect(await codeOf(record(secretary, { unitId: idOf('ash') }))).toBe('admission.unitUnknown');
    expect(await codeOf(record(secretary, { cameOn: '2999-01-01' }))).toBe('admission.dayAhead');
    expect(await codeOf(record(secretary, { plugin: 'nobody' }))).toBe('admission.bureauUnknown');
    const read = async ({ client }: Colleague) => (await client.refusalRecord.outside({ query: {} })).items.length;
    expect([await read(official), await read(secretary), await read(elsewhere)]).toEqual([1, 1, 0]);
  });

  it('a photo of the paper stands with the record, for whoever reads it', async () => {
    const { id } = await record(secretary);
    const params = { id };
    const photo = () => ({ file: new File([new Uint8Array(png())], '来函.png') });
    const added = await secretary.client.refusalPapers.add({ params, body: photo() });
    expect(added).toMatchObject({ name: '来函.png', media: 'image/png', removable: true });
    expect(await codeOf(elsewhere.client.refusalPapers.add({ params, body: photo() }))).toBe(
      'admission.refusalNotFound',
    );
    expect(await codeOf(elsewhere.client.refusalPapers.list({ params }))).toBe('admission.refusalNotFound');
    const { items } = await official.client.refusalRecord.outside({ query: { unit: idOf('elm') } });
    expect(items.find((each) => each.id === id)?.papers).toBe(1);
    const content = await official.client.refusalPapers.get({ params: { id, paperId: added.id } });
    expect(Buffer.from(await content.arrayBuffer()).includes(POSITION)).toBe(false);
    const more = await Promise.allSettled(
      Array.from({ length: PAPERS_PER_REFUSAL }, () => secretary.client.refusalPapers.add({ params, body: photo() })),
    );
    expect(more.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    const foreign = await desk.colleague('communitySecretary', 'elm');
    expect(await codeOf(foreign.client.refusalPapers.remove({ params: { id, paperId: added.id } }))).toBe(
      'attachment.notYours',
    );
    await secretary.client.refusalPapers.remove({ params: { id, paperId: added.id } });
    expect((await secretary.client.refusalPapers.list({ params })).items).toHaveLength(PAPERS_PER_REFUSAL - 1);
  });

  it('is counted for each bureau, filtered by bureau and unit, and goes out as a sheet', async () => {
    await platform.database.execute('DELETE FROM task_refusals', []);
    await platform.database.execute('DELETE FROM outside_refusals', []);
    for (const [unit, by] of [
      ['elm', secretary],
      ['elm-2', secretary],
      ['ash', elsewhere],
    ] as const) {
      const { id } = await outside(unit);
      await by.client.taskAdmissions.refuse({ params: { id }, body: { reason: 'notAdmitted', note: '没有文件' } });
    }
    await record(secretary);
    const counts = async ({ client }: Colleague, unit?: string) => {
      const { items } = await client.refusalRecord.counts({ query: unit === undefined ? {} : { unit: idOf(unit) } });
      return items.map(({ bureau, refused, byHand }) => [bureau.pluginId, refused, byHand]);
    };
    expect(await counts(official)).toEqual([['fixture', 3, 1]]);
    expect(await counts(official, 'ash')).toEqual([['fixture', 1, 0]]);
    expect(await counts(elsewhere)).toEqual([['fixture', 1, 0]]);
    const listed = async (query: { unit?: string; plugin?: string }) =>
      (await official.client.taskAdmissions.refusals({ query })).items.length;
    expect(await listed({ unit: idOf('elm') })).toBe(2);
    expect(await listed({ plugin: 'other' })).toBe(0);
    const file = await official.client.refusalRecord.export({ body: { format: 'csv', reason: '季度汇总' } });
    const text = await file.text();
    expect(text.split('\n').filter((line) => line.includes('没有文件'))).toHaveLength(3);
    expect(text).toContain('纸质报表');
  });

  it('the platform’s own tasks are nobody’s round', async () => {
    const task = await outside();
    await platform.database.execute("UPDATE tasks_open SET plugin_id = 'core' WHERE id = ?", [task.id]);
    const refusal = secretary.client.taskAdmissions.refuse({ params: { id: task.id }, body: { reason: 'notUrgent' } });
    expect(await codeOf(refusal)).toBe('task.actionNotPossible');
  });
});
