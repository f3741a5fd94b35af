import { coreEvents, type Matter, newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { matterFiguresSchema, matterFileSchema, matterPageSchema } from '../matters-contract.js';
import { MattersInHand } from '../server/matters/matters-in-hand.js';
import { program } from '../server/program.js';

const district = newId();
const street = newId();
const elm = newId();
const paths = [{ districtId: district, streetId: street, communityId: elm, gridId: null }];
const official: TestUser = {
  ...{ unitId: district, level: 'district', accountId: newId(), name: '顾明' },
  permissions: ['elderly-care:matter.answer'],
};

const holder: NonNullable<Matter['holder']> = {
  ...{ kind: 'plugin', name: '区民政局', person: null },
  ...{ since: '2026-11-24T02:00:00.000Z', dueAt: '2026-12-01T10:00:00.000Z' },
};

function matter(fields: Partial<Matter> = {}): Matter {
  const name = { 'zh-CN': '为老', en: 'Elders' };
  return {
    ...{ id: newId(), title: '想开老年食堂', source: 'public', stage: 'handle', outcome: null, level: 'street' },
    category: { code: 'elders', title: name, usually: { kind: 'bureau', bureau: 'elderly' } },
    place: {
      unit: { id: elm, name: '爱民佳苑社区', level: 'community' },
      ...{ unitName: '爱民佳苑社区', building: '3 栋', door: null, text: '活动室', position: null },
    },
    holder,
    reporter: { kind: 'staff', id: newId(), name: '林晓燕' },
    ...{ reportedAt: '2026-11-23T02:00:00.000Z', closedAt: null, reopenings: 0 },
    ...{ description: '好几位老人中午没处吃饭', contact: null, revealable: false, evaluation: null },
    reopeningsLeft: 2,
    events: [
      {
        ...{ id: newId(), at: '2026-11-24T02:00:00.000Z', action: 'dispatch', target: '区民政局', note: null },
        actor: { kind: 'staff', id: newId(), name: '唐敏' },
        ...{ onBehalfOf: null, dueAt: '2026-12-01T10:00:00.000Z' },
      },
    ],
    ...{ actions: ['feedBack', 'sendBack'], version: 4 },
    ...fields,
  };
}

describe.each(testDialects())('matters of elders, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, {
      dialect,
      prepare: (core) => core.unitsToday.set(elm, paths),
    });
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    platform.core.matters.routed.length = 0;
    platform.core.matters.deeds.length = 0;
    await look();
  });

  const look = () => platform.server.application.get(MattersInHand).look();
  const route = async (fields: Partial<Matter> = {}) => {
    const routed = matter(fields);
    platform.core.matters.routed.push(routed);
    expect((await tell(routed.id)).status).toBe(200);
    return routed;
  };
  const tell = (matterId: string) =>
    platform.deliverEvent({
      ...{ specversion: '1.0', id: newId(), source: 'core', type: coreEvents.matterRouted, data: { matterId } },
      ...{ subject: `matters/${matterId}`, time: new Date().toISOString(), datacontenttype: 'application/json' },
    });
  const listed = async (show: string, user = official) =>
    matterPageSchema.parse(await (await platform.call(`/matters?show=${show}`, { user })).json()).items;
  const file = async (id: string) =>
    matterFileSchema.parse(await (await platform.call(`/matters/${id}`, { user: official })).json());
  const answer = (id: string, kind: string, note: string, user = official) =>
    platform.call(`/matters/${id}/answer`, { method: 'POST', user, body: { kind, note } });
  const codeOf = async (response: Response) => {
    const { code } = Object(await response.json());
    return [response.status, code];
  };

  it('one that is routed to the bureau lies with its official, once however often it is told', async () => {
    const { id } = await route();
    await tell(id);
    expect(await listed('open')).toEqual([
      expect.objectContaining({ id, title: '想开老年食堂', place: '爱民佳苑社区 3 栋 活动室', state: 'open' }),
    ]);
    const { platform: known } = await file(id);
    expect(known?.description).toBe('好几位老人中午没处吃饭');
    expect(known?.history).toEqual([expect.objectContaining({ action: 'dispatch', by: '唐敏' })]);
  });

  it('is answered once: the platform is told what was done, and the book keeps by whom', async () => {
    const { id } = await route();
    expect((await answer(id, 'feedBack', '和街道一起选址，下月开张')).status).toBe(204);
    expect(platform.core.matters.deeds).toEqual([
      { matterId: id, action: 'feedBack', note: '和街道一起选址，下月开张' },
    ]);
    expect(await file(id)).toMatchObject({ state: 'answered', settledBy: '顾明', answer: '和街道一起选址，下月开张' });
    expect(await codeOf(await answer(id, 'sendBack', '不归我们'))).toEqual([409, 'matter.settled']);
    expect(await listed('open')).toEqual([]);
    expect((await listed('settled'))[0]).toMatchObject({ id, state: 'answered' });
  });

  it('what was not verified comes again and is open anew', async () => {
    const routed = await route();
    await answer(routed.id, 'feedBack', '打过电话');
    Object.assign(routed, { stage: 'handle' });
    await tell(routed.id);
    expect(await file(routed.id)).toMatchObject({ state: 'open', settledBy: null });
    expect((await answer(routed.id, 'feedBack', '现场定了日子')).status).toBe(204);
  });

  it('one that is not the bureau’s goes back with the reason, and what follows is not told', async () => {
    const { id } = await route();
    expect(await codeOf(await answer(id, 'sendBack', ' '))).toEqual([422, 'request.invalid']);
    expect((await answer(id, 'sendBack', '归市场监管')).status).toBe(204);
    expect(await file(id)).toMatchObject({ state: 'sentBack', answer: '归市场监管', platform: null });
  });

  it('one that was taken back is no longer answered: found at the answer, at a look, and never heard of', async () => {
    const [first, second] = [await route(), await route()];
    platform.core.matters.routed.length = 0;
    expect(await codeOf(await answer(first.id, 'feedBack', '办了'))).toEqual([409, 'matter.takenBack']);
    await look();
    expect(
      (await listed('settled'))
        .filter(({ state }) => state === 'takenBack')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(expect.arrayContaining([first.id, second.id].sort()));
    expect((await tell(newId())).status).toBe(200);
    expect(await listed('open')).toEqual([]);
  });

  it('one whose event was missed is found by the look', async () => {
    const missed = matter();
    platform.core.matters.routed.push(missed);
    await look();
    expect((await listed('open')).map(({ id }) => id)).toEqual([missed.id]);
  });

  it('answered at the platform while this server was away, it is settled here too', async () => {
    const routed = await route();
    Object.assign(routed, { stage: 'verify' });
    expect(await codeOf(await answer(routed.id, 'feedBack', '再说一次'))).toEqual([409, 'matter.settled']);
    expect(await file(routed.id)).toMatchObject({ state: 'answered', settledBy: null });
  });

  it('nobody sees those of other units, and open ones come by their deadline, page by page', async () => {
    const late = await route({ holder: { ...holder, dueAt: '2026-11-20T10:00:00.000Z' } });
    const later = await route();
    const first = await platform.call('/matters?limit=1', { user: official });
    const page = matterPageSchema.parse(await first.json());
    expect(page.items.map(({ id }) => id)).toEqual([late.id]);
    const second = await platform.call(`/matters?limit=1&cursor=${encodeURIComponent(page.next ?? '')}`, {
      user: official,
    });
    expect(matterPageSchema.parse(await second.json())).toMatchObject({ items: [{ id: later.id }], next: null });
    const elsewhere = { ...official, unitId: newId() };
    expect(await listed('open', elsewhere)).toEqual([]);
    expect((await platform.call(`/matters/${late.id}`, { user: elsewhere })).status).toBe(404);
    expect(await codeOf(await answer(late.id, 'feedBack', '办了', elsewhere))).toEqual([404, 'matter.notFound']);
    const figures = await (await platform.call('/matter-figures', { user: official })).json();
    expect(matterFiguresSchema.parse(figures)).toEqual({ open: 2, overdue: 1 });
  });
});
