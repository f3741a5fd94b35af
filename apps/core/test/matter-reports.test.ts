import { type Client, newId } from '@yige/contracts';
import { png } from '@yige/file-content/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import type { MatterDesk } from './support/matter-desk.js';
import { MatterStage, see } from './support/matter-stage.js';
import { type Colleague, refusalOf } from './support/task-desk.js';
import { dialects, type TestPlatform } from './support/test-platform.js';

describe.each(dialects)('what is reported, on %s', (dialect) => {
  let stage: MatterStage;
  let desk: MatterDesk;
  let bureau: Client;
  let platform: TestPlatform;
  let reporter: Colleague;
  let secretary: Colleague;
  let worker: Colleague;
  let street: Colleague;
  let manager: Colleague;
  let police: Colleague;
  beforeAll(async () => {
    stage = await MatterStage.start(dialect);
    ({ desk, bureau, platform } = stage);
    ({ reporter, secretary, worker, street, manager, police } = stage.cast);
  }, 60_000);
  afterAll(() => stage?.stop());

  const place = { unitId: idOf('elm-1') };

  it('is reported once under one key, also at the same moment', async () => {
    const body = { title: '井盖松动', category: 'cityAppearance', place };
    const idempotencyKey = newId();
    const report = () => reporter.client.matters.report({ body, idempotencyKey });
    const [first, second] = await Promise.all([report(), report()]);
    expect(second.id).toBe(first.id);
    expect((await report()).id).toBe(first.id);
    const another = await secretary.client.matters.report({ body, idempotencyKey });
    expect(another.id).not.toBe(first.id);
  });

  it('by a plugin too, in its place, and then nobody is asked for an evaluation', async () => {
    const body = { title: '占道停车', category: 'cityAppearance', source: 'camera' as const };
    const point = { longitude: 116.397428, latitude: 39.909204 };
    const matter = await bureau.matters.report({
      body: {
        ...body,
        place: { unitId: idOf('elm'), buildingId: idOf('elm-1-building'), text: '东门', position: point },
      },
      idempotencyKey: newId(),
    });
    expect(matter.place).toMatchObject({
      building: '1 栋',
      text: '东门',
      position: point,
      unit: { id: idOf('elm-1') },
    });
    await desk.act(secretary, matter, 'openCase', { category: 'neighbours' });
    await desk.act(secretary, matter, 'dispatch', { target: { kind: 'staff', id: worker.id } });
    await desk.act(worker, matter, 'feedBack', { note: '劝离了' });
    expect(await desk.act(secretary, matter, 'verify')).toMatchObject({
      stage: 'closed',
      outcome: 'handled',
      category: { code: 'neighbours' },
    });
    expect((await see({ client: bureau }, matter)).stage).toBe('closed');
  });

  it('is withdrawn by the plugin that reported it, as staff withdraw theirs', async () => {
    const own = { client: bureau };
    const fields = { source: 'camera', place: { unitId: idOf('elm') } } as const;
    const mistaken = await desk.report(own, fields);
    expect(mistaken.actions).toEqual(['withdraw']);
    expect(await refusalOf(desk.act(own, mistaken, 'withdraw'))).toBe('422 matter.fieldInvalid');
    const withdrawn = await desk.act(own, mistaken, 'withdraw', { note: '画面认错了' });
    expect(withdrawn).toMatchObject({ stage: 'closed', outcome: 'withdrawn', holder: null, actions: [] });
    expect((await see(secretary, mistaken)).events[0]).toMatchObject({
      ...{ action: 'withdraw', note: '画面认错了', actor: { kind: 'plugin', id: 'fixture' } },
    });
    expect(await desk.mattersInBox(secretary, 'unit')).not.toContain(mistaken.id);
    const opened = await desk.report(own, fields);
    await desk.act(secretary, opened, 'openCase');
    const withdraw = (matter: { id: string }) => refusalOf(desk.act(own, matter, 'withdraw', { note: '认错了' }));
    expect(await withdraw(opened)).toBe('409 matter.actionNotPossible');
    expect(await withdraw(mistaken)).toBe('409 matter.actionNotPossible');
    // What staff reported is theirs.
    expect(await withdraw(await desk.report(reporter))).toBe('404 matter.notFound');
  });

  it('refuses what it cannot be: where, what kind, from whom', async () => {
    const refused = (fields: Parameters<MatterDesk['report']>[1], by: Pick<Colleague, 'client'> = reporter) =>
      refusalOf(desk.report(by, fields));
    expect(await refused({ place: { unitId: idOf('oak-1') } })).toBe('422 matter.fieldInvalid');
    expect(await refused({ place: { ...place, buildingId: idOf('ash-1-building') } })).toBe('422 matter.fieldInvalid');
    const dwellingId = idOf('oak-1-dwelling');
    expect(await refused({ place: { ...place, buildingId: idOf('elm-1-building'), dwellingId } })).toBe(
      '422 matter.fieldInvalid',
    );
    expect(await refused({ category: 'dragons' })).toBe('422 matter.fieldInvalid');
    expect(await refused({ source: 'camera' })).toBe('422 matter.fieldInvalid');
    expect(await refused({ contact: { name: '陈小雨' } })).toBe('422 request.invalid');
    expect(await refused({}, { client: bureau })).toBe('422 matter.fieldInvalid');
    expect(await refused({}, manager)).toBe('403 request.forbidden');
  });

  it('shows the resident who told of it masked, and whole for a reason', async () => {
    const contact = { name: '欧阳小雨', phone: '19900001234' };
    const matter = await desk.report(reporter, { source: 'public', contact });
    expect(matter.contact).toEqual({ name: '欧阳某某', phone: '199****1234' });
    const stored = await platform.database.queryOne(
      'SELECT contact_sealed FROM matters WHERE id = ?',
      [matter.id],
      (row) => row.text('contact_sealed'),
    );
    expect(stored).not.toContain('欧阳');
    const reveal = ({ client }: Colleague, reason: string) =>
      client.matters.reveal({ params: matter, body: { reason } });
    expect(await refusalOf(reveal(secretary, '给欧阳小雨回电话'))).toBe('422 reveal.namesResident');
    expect(await reveal(secretary, '回电话约时间')).toEqual({ ...contact, hideAfter: 60 });
    expect(await refusalOf(reveal(police, '回电话约时间'))).toBe('404 matter.notFound');
    expect(await refusalOf(reveal(street, '回电话约时间'))).toBe('403 request.forbidden');
  });

  it('has photos without where they were taken, for those who see it', async () => {
    const matter = await desk.report(reporter);
    const add = async (username: string, content: Buffer) => {
      const form = new FormData();
      form.append('file', new File([new Uint8Array(content)], '门.png'));
      const cookie = await platform.cookieOf(username);
      return platform.fetch(`/api/v1/matters/${matter.id}/photos`, { method: 'POST', headers: { cookie }, body: form });
    };
    expect((await add(reporter.username, png())).status).toBe(201);
    expect((await add(police.username, png())).status).toBe(404);
    expect((await add(reporter.username, Buffer.from('text'))).status).toBe(415);
    const { items, addable } = await secretary.client.matterPhotos.list({ params: matter });
    expect(addable).toBe(true);
    const photoId = items[0]?.id ?? '';
    const cookie = await platform.cookieOf(secretary.username);
    const shown = await platform.fetch(`/api/v1/matters/${matter.id}/photos/${photoId}`, { headers: { cookie } });
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await shown.arrayBuffer()).toString('latin1')).not.toContain('GPS');
    expect(await refusalOf(secretary.client.matterPhotos.remove({ params: { id: matter.id, photoId } }))).toBe(
      '403 attachment.notYours',
    );
    await reporter.client.matterPhotos.remove({ params: { id: matter.id, photoId } });
    expect((await secretary.client.matterPhotos.list({ params: matter })).items).toEqual([]);
  });

  it('has photos of the plugin that reported it, under its bureau’s name', async () => {
    const own = { client: bureau };
    const matter = await desk.report(own, { source: 'camera', place: { unitId: idOf('elm') } });
    expect(matter.reporter).toEqual({ kind: 'plugin', id: 'fixture', name: '试验局' });
    const add = (to: { id: string }) =>
      bureau.matterPhotos.add({ params: to, body: { file: new File([new Uint8Array(png())], '东门.png') } });
    const photo = await add(matter);
    expect(photo).toMatchObject({ name: '东门.png', addedBy: { id: 'fixture', name: '试验局' }, removable: true });
    const seen = await secretary.client.matterPhotos.list({ params: matter });
    expect(seen).toMatchObject({ items: [{ id: photo.id, removable: false }], addable: true });
    const params = { id: matter.id, photoId: photo.id };
    expect((await bureau.matterPhotos.get({ params })).size).toBe(photo.size);
    expect(await refusalOf(secretary.client.matterPhotos.remove({ params }))).toBe('403 attachment.notYours');
    await bureau.matterPhotos.remove({ params });
    expect((await bureau.matterPhotos.list({ params: matter })).items).toEqual([]);
    expect(await refusalOf(add(await desk.report(reporter)))).toBe('404 matter.notFound');
    await desk.act(own, matter, 'withdraw', { note: '画面认错了' });
    expect(await refusalOf(add(matter))).toBe('409 matter.ended');
  });

  it('is listed where it is somebody’s, a page at a time, in as many statements as the page needs', async () => {
    const grid = await desk.colleague('gridWorker', 'elm-2');
    const fields = { place: { unitId: idOf('elm-2') } };
    const made = [];
    for (let each = 0; each < 5; each += 1) made.push((await desk.report(grid, fields)).id);
    const list = (query: Parameters<Client['matters']['list']>[0]) => grid.client.matters.list(query);
    const first = await list({ query: { limit: '2' } });
    const second = await list({ query: { limit: '3', cursor: first.next ?? '' } });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect(second.next).toBeNull();
    await desk.lapse(made[4] ?? '');
    expect((await list({ query: { overdue: 'true' } })).items.map(({ id }) => id)).toEqual([made[4]]);
    expect((await list({ query: { limit: '1' } })).items[0]?.id).toBe(made[4]);
    expect(await grid.client.matters.counts({ query: {} })).toEqual({
      stages: [{ stage: 'openCase', count: 5 }],
      overdue: 1,
    });
    await desk.act(secretary, { id: made[0] ?? '' }, 'decline', { note: '重复' });
    expect((await list({ query: { box: 'mine' } })).items.map(({ id }) => id)).toEqual([made[0]]);
    await desk.act(grid, { id: made[0] ?? '' }, 'confirm', { grade: 'acceptable' });
    expect((await list({ query: { stage: 'closed' } })).items.map(({ id }) => id)).toEqual([made[0]]);
    expect((await list({ query: { box: 'reported' } })).items).toHaveLength(4);

    const cookie = await platform.cookieOf(grid.username);
    const statementsOf = async (url: string) => {
      const { statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url, headers: { cookie } }),
      );
      return statements.length;
    };
    // The session, and what is asked; a page reads who has the matter, its timeline, and nothing for a contact that is none.
    expect(await statementsOf('/api/v1/matters')).toBe(2);
    expect(await statementsOf('/api/v1/matters?box=mine')).toBe(2);
    expect(await statementsOf('/api/v1/matters/counts')).toBe(2);
    expect(await statementsOf(`/api/v1/matters/${made[1]}`)).toBe(4);
  });
});
