import { type Client, newId, type ProblemError } from '@yige/contracts';
import { NO_DEADLINE } from '@yige/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DispatchRow } from '../src/dispatch/dispatch-rows.js';
import { ResultMatrix } from '../src/dispatch/results/result-matrix.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { atRest, dispatched, dispatchPlan } from './support/dispatch.js';
import { DispatchStage, everyGrid, refusalOf } from './support/dispatch-stage.js';
import { idOf } from './support/district.js';
import { dialects, type TestPlatform } from './support/test-platform.js';

/** What a page of results asks of a dispatch beside its id. */
const NO_DISPATCH: DispatchRow = {
  ...{ id: '', name: '', pluginId: '', title: { 'zh-CN': '', en: '' }, ownWork: false, status: 'sent' },
  ...{ targets: 0, sent: 0, refused: 0, recalled: 0, promisedFen: 0, dueAt: NO_DEADLINE, body: null, payload: '' },
  ...{ instruction: null, showsSender: false, createdBy: { id: '', name: '' }, createdAt: NO_DEADLINE },
  ...{ withdrawnBy: null, recallReason: null },
};

describe.each(dialects)('what became of a dispatch, on %s', (dialect) => {
  let stage: DispatchStage;
  let platform: TestPlatform;
  let bureau: Client;
  beforeAll(async () => {
    stage = await DispatchStage.start(dialect);
    ({ platform, bureau } = stage);
  });
  afterAll(() => stage?.stop());
  beforeEach(() => stage.clear());

  /** Of two grids of elm one has done its task, oak has begun, and ash is held back. */
  const worked = async () => {
    await stage.published({ unitIds: [idOf('north')] });
    const dispatch = await dispatched(bureau, { targets: everyGrid });
    const worker = await platform.clientOf('worker.elm-1');
    const [mine] = (await worker.tasks.list({ query: { box: 'mine' } })).items;
    const submit = { id: mine?.id ?? '', action: 'submit' } as const;
    await worker.tasks.act({ params: submit, body: { result: { met: true } }, idempotencyKey: newId() });
    const other = await platform.clientOf('worker.oak-1');
    const [theirs] = (await other.tasks.list({ query: { box: 'mine' } })).items;
    await other.tasks.act({ params: { id: theirs?.id ?? '', action: 'start' }, body: {} });
    return { params: { id: dispatch.id } };
  };

  it('is told for each community, page by page in one statement', async () => {
    const { params } = await worked();
    const { items, next } = await bureau.dispatches.results({ params, query: { limit: 2 } });
    expect(items).toMatchObject([
      { unit: { name: 'elm' }, above: { name: 'north' }, targets: 2, notBegun: 1, closed: 1, heldBack: 0 },
      { unit: { name: 'oak' }, targets: 1, inProgress: 1, refusal: null },
    ]);
    const { result, statements } = await platform.database.statements.count(() =>
      platform.application.get(ResultMatrix).page({ ...NO_DISPATCH, id: params.id }, { limit: 2, cursor: next ?? '' }),
    );
    expect(statements).toHaveLength(1);
    expect(result).toMatchObject({
      items: [{ unit: { name: 'ash' }, targets: 1, heldBack: 1, refusal: { code: 'admission.unitNotCovered' } }],
      next: null,
    });
    const { results } = await bureau.dispatches.get({ params });
    expect(results).toEqual({ open: 2, submitted: 0, closed: 1 });
    const tasks = await bureau.dispatches.tasks({ params, query: { unit: idOf('elm'), limit: 1 } });
    const more = await bureau.dispatches.tasks({ params, query: { unit: idOf('elm'), cursor: tasks.next ?? '' } });
    expect([...tasks.items, ...more.items].map(({ unit, status }) => [unit.name, status]).sort()).toEqual([
      ['elm-1', 'closed'],
      ['elm-2', 'open'],
    ]);
  });

  it('is late as soon as the deadline has passed', async () => {
    const { params } = await worked();
    await platform.database.execute('UPDATE dispatches SET due_at = ?', [new Date('2020-01-01')]);
    const { items } = await bureau.dispatches.results({ params, query: {} });
    expect(items.map(({ overdue }) => overdue)).toEqual([1, 1, 0]);
  });

  it('is gathered by field from the results that were accepted', async () => {
    const { params } = await worked();
    expect((await bureau.dispatches.answers({ params })).items).toEqual([
      { field: 'met', title: null, words: null, answered: 1, summary: { kind: 'flag', yes: 1, no: 0 } },
    ]);
  });

  it('is told unit by unit where units were asked, and never where residents were', async () => {
    const { params } = await worked();
    const { items } = await bureau.dispatches.answersByUnit({ params, query: { limit: 2 } });
    expect(items.map(({ unit, answers }) => [unit.name, answers[0]?.answered])).toEqual([
      ['elm', 1],
      ['oak', 0],
    ]);
    expect(items[0]?.answers[0]?.summary).toEqual({ kind: 'flag', yes: 1, no: 0 });
    const file = await bureau.dispatches.export({ params, body: { format: 'csv', reason: '季度汇总' } });
    const [head, elm] = (await file.text()).split('\r\n');
    expect([head?.endsWith(',met'), elm?.endsWith('Yes') || elm?.endsWith('是')]).toEqual([true, true]);
    await platform.database.execute('UPDATE dispatches SET asked = ? WHERE id = ?', [
      JSON.stringify({ kind: 'residents', withinIds: [idOf('elm')], query: { ageFrom: 60 } }),
      params.id,
    ]);
    const asked = bureau.dispatches.answersByUnit({ params, query: {} });
    expect(await asked.catch((error: ProblemError) => error.code)).toBe('dispatch.residentsAsked');
  });

  it('is taken out as a sheet in which no name runs as a formula, and that is recorded', async () => {
    const { params } = await worked();
    await platform.database.execute("UPDATE org_units SET name = '=1+1' WHERE name = 'oak'", []);
    await platform.application.get(UnitDirectory).reload();
    const cookie = await stage.staff.cookie('bureauOfficial', 'district');
    const answer = await platform.post(
      `/api/v1/dispatches/${params.id}/exports`,
      { format: 'csv', reason: '季度汇总' },
      { cookie },
    );
    // The sheet is written while it is sent: the name stays until the last line has come.
    const sheet = await answer.text();
    await platform.database.execute("UPDATE org_units SET name = 'oak' WHERE name = '=1+1'", []);
    await platform.application.get(UnitDirectory).reload();
    const lines = sheet.trim().split('\r\n');
    expect(lines.slice(1, 4).map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      ...['north elm 2', "north '=1+1 1", 'south ash 1'],
    ]);
    expect(lines.at(-1)).toContain('用途：季度汇总');
    const recorded = await platform.database.queryOne(
      "SELECT reason FROM audit_entries WHERE action = 'dispatch.exported' AND subject_id = ?",
      [params.id],
      (row) => row.text('reason'),
    );
    expect(recorded).toBe('季度汇总');
  });

  it('can be recalled as far as nobody has handed it in: tasks, money and round come back', async () => {
    const { params } = await worked();
    await bureau.dispatches.recall({ params, body: { reason: '下错了通知' } });
    await bureau.dispatches.recall({ params, body: { reason: '再点一次' } });
    const recalled = await atRest(bureau, params.id, 'recalled');
    // Of elm one task was done: what a community has for the round goes with the last of its tasks.
    expect(recalled).toMatchObject({ recalled: 2, promisedFen: 30_000, results: { open: 0, closed: 1 } });
    const { items } = await bureau.dispatches.results({ params, query: {} });
    expect(items.map((line) => [line.closed, line.recalled])).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    const tasks = await bureau.dispatches.tasks({ params, query: { unit: idOf('oak') } });
    const taken = await platform.database.queryOne(
      "SELECT note FROM task_events WHERE task_id = ? AND action = 'recall'",
      [tasks.items[0]?.id ?? ''],
      (row) => row.text('note'),
    );
    expect(taken).toBe('下错了通知');
    const told = await platform.database.query(
      "SELECT n.account_id FROM notices n JOIN tasks_archive t ON t.id = n.task_id WHERE n.kind = 'recalled' AND t.dispatch_id = ?",
      [params.id],
      (row) => row.text('account_id'),
    );
    expect(told).toEqual([idOf('worker.oak-1')]);
    expect(await refusalOf(bureau.dispatches.stop({ params }))).toBeNull();
  });

  it('of which nothing is left has used no round', async () => {
    const { id: admissionId } = await stage.published();
    const { id } = await dispatched(bureau);
    const usage = async () => (await bureau.admissions.get({ params: { id: admissionId } })).usage;
    expect(await usage()).toEqual({ rounds: 1, promisedFen: 30_000 });
    expect(await refusalOf(bureau.dispatches.preview({ body: dispatchPlan() }))).toBeNull();
    const again = await bureau.dispatches.preview({ body: dispatchPlan() });
    expect(again.communities[0]?.refusal?.code).toBe('admission.roundsUsed');
    await bureau.dispatches.recall({ params: { id }, body: { reason: '下错了通知' } });
    await atRest(bureau, id, 'recalled');
    expect(await usage()).toEqual({ rounds: 0, promisedFen: 0 });
  });

  it.each(['stop', 'recall'] as const)('a %s that meets the sending leaves every target settled', async (action) => {
    await stage.published();
    const call = { body: { plan: dispatchPlan({ targets: everyGrid }), withoutRefused: false } };
    for (let round = 0; round < 3; round += 1) {
      await platform.database.execute('DELETE FROM admission_rounds', []);
      const { id } = await bureau.dispatches.create({ ...call, idempotencyKey: newId() });
      const params = { id };
      if (action === 'recall') await bureau.dispatches.recall({ params, body: { reason: '下错了通知' } });
      else
        expect([undefined, 'dispatch.settled']).toContain((await refusalOf(bureau.dispatches.stop({ params })))?.code);
      const { sent, status } = await atRest(bureau, id);
      const states = await platform.database.query(
        'SELECT state FROM dispatch_targets WHERE dispatch_id = ?',
        [id],
        (row) => row.text('state'),
      );
      expect(states).toHaveLength(4);
      expect(states.filter((state) => state === 'sent')).toHaveLength(sent);
      expect(states).not.toContain('waiting');
      expect(action === 'recall' ? ['recalled'] : ['stopped', 'sent']).toContain(status);
    }
  });
});
