import { type Client, type Matter, newId } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MatterClock } from '../src/matters/matter-clock.js';
import { idOf } from './support/district.js';
import type { FixturePlugin } from './support/fixture-plugin.js';
import type { MatterDesk } from './support/matter-desk.js';
import { MatterStage, see } from './support/matter-stage.js';
import { type Colleague, refusalOf } from './support/task-desk.js';
import { dialects, eventually, type TestPlatform } from './support/test-platform.js';

describe.each(dialects)('matters, on %s', (dialect) => {
  let stage: MatterStage;
  let desk: MatterDesk;
  let bureau: Client;
  let platform: TestPlatform;
  let plugin: FixturePlugin;
  let reporter: Colleague;
  let secretary: Colleague;
  let worker: Colleague;
  let street: Colleague;
  let official: Colleague;
  let district: Colleague;
  let manager: Colleague;
  let police: Colleague;
  let officer: Colleague;
  beforeAll(async () => {
    stage = await MatterStage.start(dialect);
    ({ desk, bureau, platform, plugin } = stage);
    ({ reporter, secretary, worker, street, official, district, manager, police, officer } = stage.cast);
  }, 60_000);
  afterAll(() => stage?.stop());

  const toPartner = () => ({ kind: 'partner' as const, id: stage.there.company });
  const toAgency = () => ({ kind: 'agency' as const, id: stage.there.room });
  const toPlugin = { kind: 'plugin' as const, id: 'fixture' };
  const opened = async (by: Colleague = reporter, fields: Parameters<MatterDesk['report']>[1] = {}) => {
    const matter = await desk.report(by, fields);
    await desk.act(secretary, matter, 'openCase');
    return matter;
  };
  /** At the street, ready to be routed. */
  const passedUp = async (fields: Parameters<MatterDesk['report']>[1] = {}) => {
    const matter = await opened(reporter, fields);
    await desk.act(secretary, matter, 'passUp', { note: '社区解决不了' });
    return matter;
  };
  const inHands = (matter: Matter | null) => `${matter?.stage} ${matter?.holder?.kind} ${matter?.holder?.name}`;

  it('goes the whole way: “collect → open case → dispatch → handle → feed back → verify and close → evaluate”', async () => {
    const matter = await desk.report(reporter, { category: 'property', title: '电梯停了' });
    expect(inHands(matter)).toBe('openCase unit elm');
    expect(matter.actions).toEqual(['withdraw']);
    expect(await desk.mattersInBox(worker, 'unit')).toContain(matter.id);
    expect(await desk.mattersInBox(street, 'mine')).not.toContain(matter.id);

    expect(inHands(await desk.act(worker, matter, 'openCase'))).toBe('dispatch unit elm');
    expect(inHands(await desk.act(secretary, matter, 'passUp', { note: '要街道协调' }))).toBe('dispatch unit north');
    // The community has it no longer, and still sees it.
    expect(await desk.mattersInBox(secretary, 'unit')).not.toContain(matter.id);
    expect((await see(secretary, matter)).actions).toEqual([]);
    expect(await refusalOf(desk.act(secretary, matter, 'dispatch', { target: toPartner() }))).toBe(
      '403 matter.notYours',
    );

    const { items } = await street.client.matters.choices({ params: matter, query: { action: 'dispatch' } });
    expect(items[0]).toMatchObject({ target: toPartner(), name: '安居物业', usual: true });
    expect(inHands(await desk.act(street, matter, 'dispatch', { target: toPartner() }))).toBe(
      'handle partner 安居物业',
    );
    expect(await desk.mattersInBox(manager, 'mine')).toContain(matter.id);

    const begun = await desk.act(manager, matter, 'start');
    expect(begun?.holder).toMatchObject({ name: '安居物业', person: { id: manager.id } });
    expect(inHands(await desk.act(manager, matter, 'feedBack', { note: '换了门机' }))).toBe('verify unit north');
    expect(await desk.mattersInBox(manager, 'mine')).not.toContain(matter.id);

    expect(inHands(await desk.act(official, matter, 'verify'))).toMatch(/^evaluate reporter /);
    expect(await desk.mattersInBox(reporter, 'mine')).toContain(matter.id);
    const { items: notices } = await reporter.client.notices.list({ query: { unread: 'true' } });
    expect(notices[0]).toMatchObject({ kind: 'handled' });

    const closed = await desk.act(reporter, matter, 'confirm', { grade: 'satisfied', note: '当天就修好了' });
    expect(closed).toMatchObject({
      stage: 'closed',
      outcome: 'handled',
      holder: null,
      evaluation: { grade: 'satisfied', comment: '当天就修好了' },
      actions: [],
    });
    expect(await desk.mattersInBox(reporter, 'mine')).not.toContain(matter.id);
    expect(closed?.events.map(({ action }) => action).reverse()).toEqual([
      ...['report', 'openCase', 'passUp', 'dispatch', 'start', 'feedBack', 'verify', 'confirm'],
    ]);
    expect(closed?.events.slice(1).every(({ dueAt }) => dueAt !== null)).toBe(true);
  });

  it('goes out to a bureau’s plugin, which reads it and answers', async () => {
    const matter = await passedUp();
    expect(await refusalOf(see({ client: bureau }, matter))).toBe('404 matter.notFound');
    const { items } = await street.client.matters.choices({ params: matter, query: { action: 'dispatch' } });
    expect(items.find(({ target }) => target.kind === 'plugin')).toMatchObject({
      name: plugin.manifest.name['zh-CN'],
      detail: { 'zh-CN': '试验局' },
    });
    expect(inHands(await desk.act(street, matter, 'dispatch', { target: toPlugin }))).toBe('handle plugin 试验局');
    await eventually(() => plugin.events.some(({ data }) => data.matterId === matter.id));
    expect(plugin.events.at(-1)).toMatchObject({
      type: 'cn.yige.matter.routed.v1',
      data: { matterId: matter.id },
    });
    const routed = await see({ client: bureau }, matter);
    expect(routed.actions).toEqual(['feedBack', 'start', 'transfer', 'sendBack']);
    expect((await bureau.matters.list({ query: { box: 'mine' } })).items.map(({ id }) => id)).toContain(matter.id);
    expect(inHands(await desk.act({ client: bureau }, matter, 'feedBack', { note: '已派单维修' }))).toBe(
      'verify unit north',
    );
    expect((await desk.act(street, matter, 'verify'))?.stage).toBe('evaluate');
  });

  it('loses nothing when the plugin sends it back, or says nothing', async () => {
    const matter = await passedUp();
    await desk.act(street, matter, 'dispatch', { target: toPlugin });
    expect(await desk.act({ client: bureau }, matter, 'sendBack', { note: '不归我局' })).toBeNull();
    expect(inHands(await see(street, matter))).toBe('dispatch unit north');
    await desk.act(street, matter, 'dispatch', { target: toPlugin });
    // Whoever stands above sees it, and takes it elsewhere.
    expect((await see(district, matter)).actions).toContain('recall');
    expect(inHands(await desk.act(district, matter, 'recall', { note: '没有回音' }))).toBe('dispatch unit north');
    expect(await refusalOf(desk.act({ client: bureau }, matter, 'feedBack', { note: '办了' }))).toBe(
      '404 matter.notFound',
    );
    expect(inHands(await desk.act(street, matter, 'dispatch', { target: toAgency() }))).toBe(
      'handle agency 榆树警务室',
    );
  });

  it('lies with all of an agency until one of them begins it', async () => {
    const matter = await passedUp({ category: 'publicSecurity' });
    await desk.act(street, matter, 'dispatch', { target: toAgency() });
    expect(await desk.mattersInBox(police, 'mine')).toContain(matter.id);
    expect(await desk.mattersInBox(officer, 'mine')).toContain(matter.id);
    await desk.act(police, matter, 'start');
    expect(await desk.mattersInBox(officer, 'mine')).not.toContain(matter.id);
    expect(await refusalOf(desk.act(officer, matter, 'feedBack', { note: '去看过' }))).toBe('403 matter.notYours');
    expect(inHands(await desk.act(police, matter, 'transfer', { note: '属于物业', target: toPartner() }))).toBe(
      'handle partner 安居物业',
    );
    expect(await refusalOf(see(officer, matter))).toBe('404 matter.notFound');
    // Whoever had a hand in it sees what came of it.
    expect((await see(police, matter)).actions).toEqual([]);
  });

  it('goes up past a level that is missing (R2), down with the reason, and to a neighbour', async () => {
    const matter = await passedUp();
    expect(inHands(await desk.act(street, matter, 'passUp', { note: '要区里定' }))).toBe('dispatch unit district');
    expect(await refusalOf(desk.act(district, matter, 'passUp', { note: '再上' }))).toBe('409 matter.topLevel');
    expect(inHands(await desk.act(district, matter, 'sendBack', { note: '街道能办' }))).toBe('dispatch unit north');
    expect(inHands(await desk.act(street, matter, 'sendBack', { note: '社区能办' }))).toBe('dispatch unit elm');
    expect(await refusalOf(desk.act(secretary, matter, 'sendBack', { note: '再下' }))).toBe('409 matter.lowestLevel');
    const { items } = await secretary.client.matters.choices({ params: matter, query: { action: 'transfer' } });
    expect(items.map(({ name }) => name)).toEqual(['oak']);
    const target = { kind: 'unit' as const, id: idOf('oak') };
    expect(await desk.act(secretary, matter, 'transfer', { note: '在橡树社区一侧', target })).toBeNull();
    expect(inHands(await see(street, matter))).toBe('dispatch unit oak');
    expect(await refusalOf(see(worker, matter))).toBe('404 matter.notFound');
    // Whoever reported it sees it wherever it goes.
    expect(inHands(await see(reporter, matter))).toBe('dispatch unit oak');
  });

  it('“The one who verifies is not the one who handled”', async () => {
    const matter = await opened();
    await desk.act(secretary, matter, 'dispatch', { target: { kind: 'staff', id: worker.id } });
    await desk.act(worker, matter, 'start');
    await desk.act(worker, matter, 'feedBack', { note: '换了灯' });
    expect((await see(worker, matter)).actions).toEqual([]);
    expect(await refusalOf(desk.act(worker, matter, 'verify'))).toBe('403 matter.ownHandling');
    expect(await refusalOf(desk.act(worker, matter, 'reject', { note: '不行' }))).toBe('403 matter.ownHandling');
    // Nor later, when somebody else has handled it after them.
    expect(inHands(await desk.act(secretary, matter, 'reject', { note: '还是不亮' }))).toMatch(/^handle staff /);
    await desk.act(worker, matter, 'transfer', { note: '请同事看', target: { kind: 'staff', id: reporter.id } });
    await desk.act(reporter, matter, 'feedBack', { note: '拧紧了' });
    expect(await refusalOf(desk.act(worker, matter, 'verify'))).toBe('403 matter.ownHandling');
    expect((await desk.act(secretary, matter, 'verify'))?.stage).toBe('evaluate');
  });

  it('is verified by a deputy of the handler only where nobody else is there', async () => {
    const handled = async (at: string, head: Colleague, by: Colleague, from: Colleague) => {
      const matter = await desk.report(from, { place: { unitId: idOf(at) } });
      await desk.act(head, matter, 'openCase');
      await desk.act(head, matter, 'dispatch', { target: { kind: 'staff', id: by.id } });
      await desk.act(by, matter, 'feedBack', { note: '办好了' });
      return matter;
    };
    const [head, hand] = [
      await desk.colleague('communitySecretary', 'ash'),
      await desk.colleague('communityWorker', 'ash'),
    ];
    const matter = await handled('ash-1', head, hand, head);
    await platform.database.insertMany(
      'absences',
      ['id', 'account_id', 'deputy_id', 'first_day', 'last_day', 'set_by'],
      [[newId(), hand.id, head.id, '2020-01-01', '2099-01-01', hand.id]],
    );
    expect((await see(head, matter)).actions).toEqual(['verify', 'reject']);
    const other = await desk.colleague('communityWorker', 'ash');
    expect((await see(head, matter)).actions).toEqual([]);
    expect(await refusalOf(desk.act(head, matter, 'verify'))).toBe('403 matter.handlersDeputy');
    expect((await desk.act(other, matter, 'verify'))?.stage).toBe('evaluate');
  });

  it('opens to those whose it is, and to nobody else', async () => {
    const matter = await desk.report(reporter);
    const byUnit = ['openCase', 'transfer', 'decline'];
    const seen: [Colleague, string[] | null][] = [
      [reporter, ['withdraw']],
      [secretary, byUnit],
      [worker, byUnit],
      [street, byUnit],
      [district, byUnit],
      [await desk.colleague('gridWorker', 'elm-1'), []],
      [await desk.colleague('gridWorker', 'elm-2'), null],
      [await desk.colleague('communitySecretary', 'oak'), null],
      [await desk.colleague('streetOfficial', 'south'), null],
      [await desk.colleague('gridHead', 'elm-1'), null],
      [await desk.colleague('stationDoctor', 'elm'), null],
      [await desk.colleague('committeeMember', 'elm'), null],
      [police, null],
      [manager, null],
    ];
    for (const [who, actions] of seen) {
      if (actions === null) expect(await refusalOf(see(who, matter)), who.username).toBe('404 matter.notFound');
      else expect((await see(who, matter)).actions, who.username).toEqual(actions);
      const inbox = await desk.mattersInBox(who, 'unit');
      expect(inbox.includes(matter.id), who.username).toBe(
        [secretary, worker, street, district].some(({ id }) => id === who.id),
      );
    }
    const administrator = await platform.clientOf('system');
    expect(await refusalOf(administrator.matters.get({ params: matter }))).toBe('403 request.forbidden');
  });

  it('takes one act at one step, however many come at once', async () => {
    const matter = await opened();
    await desk.act(secretary, matter, 'dispatch', { target: { kind: 'staff', id: worker.id } });
    // Handled and verified at the same moment by the same person: verified it is not.
    const results = await Promise.allSettled([
      desk.act(worker, matter, 'feedBack', { note: '办好了' }),
      desk.act(worker, matter, 'verify'),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const verdicts = await Promise.allSettled(
      [secretary, street, district].map((each) => desk.act(each, matter, 'verify')),
    );
    expect(verdicts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { events } = await see(reporter, matter);
    expect(events.filter(({ action }) => action === 'verify')).toHaveLength(1);
    expect(await desk.mattersInBox(reporter, 'mine')).toContain(matter.id);
  });

  it('is reopened a bounded number of times, with the reason', async () => {
    const matter = await opened();
    const round = async () => {
      await desk.act(secretary, matter, 'dispatch', { target: { kind: 'staff', id: worker.id } });
      await desk.act(worker, matter, 'feedBack', { note: '办好了' });
      await desk.act(secretary, matter, 'verify');
    };
    await round();
    expect(await refusalOf(desk.act(reporter, matter, 'reopen'))).toBe('422 matter.fieldInvalid');
    expect(await refusalOf(desk.act(secretary, matter, 'reopen', { note: '没好' }))).toBe('403 matter.notYours');
    expect(inHands(await desk.act(reporter, matter, 'reopen', { note: '又坏了' }))).toBe('dispatch unit elm');
    await round();
    await desk.act(reporter, matter, 'reopen', { note: '还是坏的' });
    await round();
    expect(await see(reporter, matter)).toMatchObject({ actions: ['confirm'], reopeningsLeft: 0 });
    expect(await refusalOf(desk.act(reporter, matter, 'reopen', { note: '没完' }))).toBe('409 matter.reopenedTooOften');
  });

  it('is withdrawn by its reporter, with the reason, while nobody has acted on it', async () => {
    const mistaken = await desk.report(reporter);
    expect(await refusalOf(desk.act(reporter, mistaken, 'withdraw'))).toBe('422 matter.fieldInvalid');
    expect(await refusalOf(desk.act(secretary, mistaken, 'withdraw', { note: '不是' }))).toBe('403 matter.notYours');
    const withdrawn = await desk.act(reporter, mistaken, 'withdraw', { note: '看错了楼栋' });
    expect(withdrawn).toMatchObject({ stage: 'closed', outcome: 'withdrawn', holder: null, actions: [] });
    const { events } = await see(secretary, mistaken);
    expect(events.map(({ action, note }) => [action, note])).toEqual([
      ['withdraw', '看错了楼栋'],
      ['report', null],
    ]);
    expect(await desk.mattersInBox(secretary, 'unit')).not.toContain(mistaken.id);
    expect(await refusalOf(desk.act(secretary, mistaken, 'openCase'))).toBe('409 matter.actionNotPossible');
    // A neighbour has it: somebody has looked at it.
    const moved = await desk.report(reporter);
    await desk.act(secretary, moved, 'transfer', { target: { kind: 'unit', id: idOf('oak') }, note: '不在我们这里' });
    expect((await see(reporter, moved)).actions).toEqual([]);
    const late = desk.act(reporter, moved, 'withdraw', { note: '报错了' });
    expect(await refusalOf(late)).toBe('409 matter.actionNotPossible');
  });

  it('is closed by the rule where its reporter says nothing, and says so', async () => {
    const matter = await desk.report(reporter);
    expect(inHands(await desk.act(secretary, matter, 'decline', { note: '已有同样的案卷' }))).toMatch(/^evaluate/);
    await platform.application.get(MatterClock).round();
    expect((await see(reporter, matter)).stage).toBe('evaluate');
    await desk.lapse(matter.id);
    await Promise.all([platform.application.get(MatterClock).round(), platform.application.get(MatterClock).round()]);
    await eventually(async () => (await see(reporter, matter)).stage === 'closed');
    const closed = await see(reporter, matter);
    expect(closed).toMatchObject({ outcome: 'declined', evaluation: null });
    expect(closed.events.filter(({ action }) => action === 'lapse')).toEqual([
      expect.objectContaining({ actor: { kind: 'platform', id: 'clock', name: '时限' } }),
    ]);
    expect(await desk.mattersInBox(reporter, 'mine')).not.toContain(matter.id);
  });
});
