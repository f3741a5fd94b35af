import type { Client } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { faultsOf, newPerson } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

describe.each(dialects)('doors and households, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;
  let secretary: Client;
  let stranger: Client;
  let head: Client;
  const building = { id: idOf('elm-1-building') };
  const household = { id: idOf('elm-1-household') };
  const emptyDwelling = idOf('elm-1-empty');

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    [worker, secretary, stranger, head] = await Promise.all([
      platform.clientOf('worker.elm-1'),
      platform.clientOf('secretary.elm'),
      platform.clientOf('worker.oak-1'),
      platform.clientOf('head.elm-1'),
    ]);
    await platform.database.insertMany(
      'dwellings',
      ['id', 'building_id', 'entrance', 'floor', 'door', 'entrance_key', 'door_key'],
      [[emptyDwelling, building.id, '2', 3, '301', '2', '301']],
    );
  });
  afterAll(() => platform?.stop());

  it('lists the buildings of the scope, and shows one by entrances and floors in a fixed number of statements', async () => {
    expect((await worker.buildings.list()).items.map(({ id }) => id)).toEqual([building.id]);
    expect((await secretary.buildings.list({ query: { limit: 1 } })).next).not.toBeNull();
    const shown = await worker.buildings.get({ params: building });
    expect(shown).toMatchObject({ dwellings: 2, residents: 3, vacant: 0, walkRoundId: null });
    expect(shown.entrances.map(({ name, dwellings }) => [name, dwellings.map(({ door }) => door)])).toEqual([
      ['1', ['101']],
      ['2', ['301']],
    ]);
    await expect(stranger.buildings.get({ params: building })).rejects.toMatchObject({ status: 404 });
    await expect(head.buildings.get({ params: building })).rejects.toMatchObject({ status: 403 });
    const cookie = await platform.cookieOf('worker.elm-1');
    const { statements } = await platform.database.statements.count(
      async () => await platform.application.inject({ url: `/api/v1/buildings/${building.id}`, headers: { cookie } }),
    );
    expect(statements).toHaveLength(4);
  });

  it('flags homes as empty or let; where people are registered none is empty', async () => {
    const flag = (id: string, flags: object, client = worker) =>
      client.buildings.flagDwelling({ params: { id }, body: { ...flags, source: '网格员上门' } });
    expect(await flag(emptyDwelling, { vacant: true })).toMatchObject({ vacant: true, rented: false });
    expect(await flag(idOf('elm-1-dwelling'), { rented: true })).toMatchObject({ rented: true, residents: 3 });
    await expect(flag(idOf('elm-1-dwelling'), { vacant: true })).rejects.toMatchObject({ code: 'dwelling.inhabited' });
    await expect(flag(emptyDwelling, { vacant: false }, stranger)).rejects.toMatchObject({ status: 404 });
    const doctor = await platform.clientOf('doctor.elm');
    await expect(flag(emptyDwelling, { vacant: false }, doctor)).rejects.toMatchObject({ status: 403 });
    // Somebody moves in: it is empty no longer.
    const residence = {
      dwellingId: emptyDwelling,
      householdId: null,
      residenceKind: 'tenant',
      validFrom: '2026-01-01',
    } as const;
    await worker.people.create({ body: newPerson({ residence }) });
    const shown = await worker.buildings.get({ params: building });
    expect(shown.entrances[1]?.dwellings[0]).toMatchObject({ vacant: false, residents: 1 });
  });

  it('shows a household with its members, and who is its head', async () => {
    const shown = await worker.households.get({ params: household });
    expect(shown).toMatchObject({ headId: null, actions: ['nameHead', 'flagDwelling', 'writeDiary'] });
    expect(shown.members).toHaveLength(3);
    const [first] = shown.members;
    const named = await worker.households.nameHead({
      params: household,
      body: { headId: first?.id ?? null, source: '本人提供' },
    });
    expect(named.headId).toBe(first?.id);
    const wrong = worker.households.nameHead({
      params: household,
      body: { headId: idOf('oak-1-person-0'), source: '本人提供' },
    });
    expect(await faultsOf(wrong)).toEqual(['/body/headId elsewhere']);
    await expect(stranger.households.get({ params: household })).rejects.toMatchObject({ status: 404 });
  });

  it('keeps a diary, sealed, for those who serve the household', async () => {
    const write = (text: string, visitedAt: string, client = worker) =>
      client.households.writeDiary({ params: household, body: { text, visitedAt } });
    await write('走廊灯不亮，已报修。', '2026-01-02T02:00:00.000Z');
    await write('老人平安。', '2026-01-03T02:00:00.000Z');
    const { items, next } = await secretary.households.diary({ params: household, query: { limit: 1 } });
    expect(items).toMatchObject([{ text: '老人平安。', author: 'worker.elm-1' }]);
    const rest = await secretary.households.diary({ params: household, query: { cursor: next ?? '' } });
    expect(rest.items.map(({ text }) => text)).toEqual(['走廊灯不亮，已报修。']);
    const kept = await platform.database.query('SELECT text_sealed FROM diary_entries', [], (row) =>
      row.text('text_sealed'),
    );
    expect(kept.join()).not.toContain('老人');
    expect(await faultsOf(write('明天', '2999-01-01T00:00:00.000Z'))).toEqual(['/body/visitedAt future']);
    await expect(write('x', '2026-01-01T00:00:00.000Z', stranger)).rejects.toMatchObject({ status: 404 });
    const doctor = await platform.clientOf('doctor.elm');
    await expect(doctor.households.diary({ params: household })).rejects.toMatchObject({ status: 403 });
  });

  it('puts right what a diary says under the entry, which stays as it was written', async () => {
    const body = { text: '三楼灯亮着。', visitedAt: '2026-01-04T02:00:00.000Z' };
    const { id: entryId } = await worker.households.writeDiary({ params: household, body });
    const add = (text: string, client = worker, params = { ...household, entryId }) =>
      client.households.addToDiary({ params, body: { text } });
    await add('是四楼，记错了。');
    await add('已核对。', secretary);
    const { items } = await secretary.households.diary({ params: household, query: { limit: 1 } });
    expect(items).toMatchObject([
      {
        ...{ text: '三楼灯亮着。', author: 'worker.elm-1' },
        addenda: [
          { text: '是四楼，记错了。', author: 'worker.elm-1' },
          { text: '已核对。', author: 'secretary.elm' },
        ],
      },
    ]);
    const kept = await platform.database.query('SELECT text_sealed FROM diary_addenda', [], (row) =>
      row.text('text_sealed'),
    );
    expect(kept.join()).not.toContain('记错');
    await expect(add('x', stranger)).rejects.toMatchObject({ status: 404 });
    const elsewhere = { id: household.id, entryId: household.id };
    await expect(add('x', worker, elsewhere)).rejects.toMatchObject({ code: 'diary.entryNotFound' });
  });

  it('walks a building door by door, left and taken up again, also by a neighbour to whom it was given', async () => {
    const round = await worker.walkRounds.start({ params: building, body: { assigneeId: idOf('head.elm-1') } });
    expect(round).toMatchObject({ doors: 2, checked: 0, assignee: { name: 'head.elm-1' } });
    await expect(worker.walkRounds.start({ params: building, body: {} })).rejects.toMatchObject({
      code: 'walkRound.open',
    });
    expect((await head.walkRounds.list()).items.map(({ id }) => id)).toEqual([round.id]);
    const check = (dwellingId: string, state: 'confirmed' | 'changed' | 'vacant', note: string | null = null) =>
      head.walkRounds.check({ params: { id: round.id, dwellingId }, body: { state, note } });
    await check(idOf('elm-1-dwelling'), 'changed', '换了租户');
    const again = await check(idOf('elm-1-dwelling'), 'vacant');
    expect(again.checked).toBe(1);
    expect(again.list[0]).toMatchObject({ state: 'vacant', note: null, by: 'head.elm-1' });
    // People are registered there: the finding stays a finding.
    const shown = await worker.buildings.get({ params: building });
    expect(shown.entrances[0]?.dwellings[0]).toMatchObject({ vacant: false });
    expect(shown.entrances[0]?.dwellings[0]?.checkedOn).not.toBeNull();
    expect(JSON.stringify(again)).not.toContain('陈');
    await expect(check(idOf('oak-1-dwelling'), 'confirmed')).rejects.toMatchObject({ status: 404 });
    await expect(stranger.walkRounds.get({ params: { id: round.id } })).rejects.toMatchObject({ status: 404 });
    const done = await worker.walkRounds.finish({ params: { id: round.id } });
    expect(done.finishedAt).not.toBeNull();
    await expect(check(idOf('elm-1-dwelling'), 'confirmed')).rejects.toMatchObject({
      code: 'walkRound.finished',
      status: 409,
    });
  });

  it('keeps what a round found until somebody has seen to it', async () => {
    const round = await worker.walkRounds.start({ params: building, body: { assigneeId: idOf('head.elm-1') } });
    const door = { id: round.id, dwellingId: idOf('elm-1-dwelling') };
    const check = (state: 'confirmed' | 'changed' | 'vacant', note: string | null = null) =>
      head.walkRounds.check({ params: door, body: { state, note } });
    expect((await check('changed', '换了租户')).findings).toMatchObject([{ kind: 'changed', note: '换了租户' }]);
    // Said again it replaces what was said before.
    expect((await check('confirmed')).findings).toEqual([]);
    await check('vacant', '门上贴着水费单');
    const report = (text: string, note: string) =>
      head.walkRounds.reportDoor({ params: { id: round.id }, body: { entrance: '2', door: text, note } });
    await report('602', '阁楼隔出来的');
    expect((await report('602 室', '阁楼，有人住')).found).toBe(2);
    await expect(report('301', '在')).rejects.toMatchObject({ code: 'dwelling.exists' });
    const done = await worker.walkRounds.finish({ params: { id: round.id } });
    expect(done.findings.map(({ kind, settled }) => [kind, settled])).toEqual([
      ['registeredButEmpty', null],
      ['unlisted', null],
    ]);
    const open = (await worker.walkRounds.list({ query: { state: 'open' } })).items;
    expect(open.map(({ id }) => id)).not.toContain(round.id);
    const finished = (await worker.walkRounds.list({ query: { state: 'finished', limit: 1 } })).items;
    expect(finished).toMatchObject([{ id: round.id, found: 2 }]);

    await expect(head.walkRounds.findings()).rejects.toMatchObject({ status: 403 });
    const mine = async (client: Client) =>
      (await client.walkRounds.findings({ query: { limit: 200 } })).items.filter(({ roundId }) => roundId === round.id);
    expect(await mine(stranger)).toEqual([]);
    const [unlisted, empty] = await mine(worker);
    expect(unlisted).toMatchObject({ kind: 'unlisted', dwellingId: null, entrance: '2 单元', door: '602 室' });
    expect(empty).toMatchObject({ householdIds: [household.id], by: 'head.elm-1' });
    const settle = (client: Client) =>
      client.walkRounds.settleFinding({ params: { id: empty?.id ?? '' }, body: { note: '已登记他们搬走' } });
    await expect(settle(stranger)).rejects.toMatchObject({ status: 404 });
    expect((await settle(worker)).settled).toMatchObject({ by: 'worker.elm-1', note: '已登记他们搬走' });
    await expect(settle(worker)).rejects.toMatchObject({ code: 'finding.settled' });
    // A door that is taken down is listed from then on.
    await worker.buildings.addDoors({
      params: building,
      body: { doors: [{ entrance: '2', door: '602' }], source: '网格员上门' },
    });
    expect(await mine(worker)).toEqual([]);
    const { items } = await worker.walkRounds.findings({ query: { state: 'settled', limit: 2 } });
    expect(items.map(({ kind, dwellingId }) => [kind, dwellingId === null])).toEqual([
      ['unlisted', false],
      ['registeredButEmpty', false],
    ]);
  });
});
