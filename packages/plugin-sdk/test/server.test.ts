import { newId, ProblemError, problemSchema, type TaskAttachment, taskBatchResultSchema } from '@yige/contracts';
import { Database } from '@yige/database';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CoreClient, Matters, People, TaskFiles } from '../src/server/index.js';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '../src/testing/index.js';
import { behaviour, program } from './fixture.js';

const unitId = newId();
const units = { districtId: unitId, streetId: null, communityId: null, gridId: null };
const resident = {
  name: '陈桂兰',
  sex: 'female' as const,
  birthDate: '1944-05-12',
  idNumber: null,
  phone: null,
  unitName: '第 7 网格',
  door: null,
  householdSize: null,
};
const user: TestUser = { unitId, level: 'grid', permissions: ['fixture:thing.read'], name: '林晓燕' };

describe.each(testDialects())('a plugin’s server, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());
  afterEach(() => {
    behaviour.beforeCommit = () => Promise.resolve();
    behaviour.refuse = false;
  });

  const records = () =>
    platform.server.application
      .get(Database)
      .query('SELECT about FROM records ORDER BY id', [], (row) => row.text('about'));
  const expectProblem = async (answer: Response, status: number, code: string) => {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const document = problemSchema.parse(await answer.json());
    expect({ status: answer.status, code: document.code }).toEqual({ status, code });
    return document;
  };

  it('reads residents page by page, and those who changed with the seconds that a change may be late', async () => {
    const registry = platform.server.application.get(People);
    const known = Array.from({ length: 201 }, () => ({ ...resident, id: newId(), units }));
    platform.core.people.push(...known);
    const seen: string[] = [];
    for await (const { id } of registry.list({ bornBefore: '1960-01-01' })) seen.push(id);
    expect(seen).toEqual(known.map(({ id }) => id));
    for await (const { id } of registry.watch(new Date('2026-11-19T10:00:10.000Z'))) expect(seen).toContain(id);
    expect(platform.core.asked.at(-1)).toMatchObject({ updatedSince: '2026-11-19T10:00:00.000Z' });
    platform.core.people.length = 0;
  });

  it('finds residents by the beginning of a name and within a unit, and for a user in their units only', async () => {
    const elsewhere = { ...units, districtId: newId() };
    const here = { ...resident, id: newId(), units };
    platform.core.people.push(
      here,
      { ...here, id: newId(), name: '陈大海' },
      { ...here, id: newId(), units: elsewhere },
    );
    const asPlugin = platform.server.application.get(CoreClient).asPlugin().people;
    const found = async (query: { q?: string; unit?: string }) => (await asPlugin.list({ query })).items;
    expect(await found({ q: resident.name })).toHaveLength(2);
    expect(await found({ unit: elsewhere.districtId })).toHaveLength(1);
    expect(await found({ q: resident.name, unit: unitId })).toEqual([here]);
    expect(await found({ q: '桂' })).toEqual([]);
    const answer = await platform.call(`/residents?q=${encodeURIComponent(resident.name)}`, { user });
    expect(await answer.json()).toEqual({ ids: [here.id] });
    platform.core.people.length = 0;
  });

  it('reads the residents beside rows, each once, and asks for nobody where there are none', async () => {
    const known = { ...resident, id: newId(), units };
    platform.core.people.push(known);
    const people = platform.server.application.get(People);
    const asked = platform.core.requestIds.length;
    expect(await people.among([])).toEqual(new Map());
    expect(platform.core.requestIds).toHaveLength(asked);
    const strangers = Array.from({ length: 600 }, () => newId());
    expect(await people.among([known.id, ...strangers, known.id])).toEqual(new Map([[known.id, known]]));
    platform.core.people.length = 0;
  });

  it('reports a matter with a photo once under one key, and withdraws it while nobody has acted on it', async () => {
    const matters = platform.server.application.get(Matters);
    const seen = { title: '占道停车', category: 'cityAppearance', source: 'camera', place: { unitId } } as const;
    const mistaken = await matters.report('camera-1', seen);
    const photo = await matters.addPhoto(mistaken.id, new File(['png'], '东门.png', { type: 'image/png' }));
    expect(await matters.photos(mistaken.id)).toEqual([photo]);
    expect(await (await matters.photo(mistaken.id, photo.id)).text()).toBe('png');
    expect(await matters.report('camera-1', seen)).toEqual(mistaken);
    await matters.withdraw(mistaken.id, '画面认错了');
    expect(await matters.get(mistaken.id)).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
    expect(platform.core.matters.deeds).toEqual([{ matterId: mistaken.id, action: 'withdraw', note: '画面认错了' }]);
    const refusal = { problem: { status: 409, code: 'matter.actionNotPossible' } };
    await expect(matters.withdraw(mistaken.id, '又一次')).rejects.toMatchObject(refusal);
    const { id } = await matters.report('camera-2', seen);
    for (const reported of platform.core.matters.reported) if (reported.id === id) reported.stage = 'dispatch';
    await expect(matters.withdraw(id, '认错了')).rejects.toMatchObject(refusal);
  });

  it('carries the id of a request on to core', async () => {
    const headers = { 'x-request-id': 'from-the-gateway' };
    const body = { keys: ['traced'], unitId };
    expect((await platform.call('/wishes/many', { method: 'POST', user, body, headers })).status).toBe(200);
    expect(platform.core.requestIds).toContain('from-the-gateway');
  });

  it('reads the files of its tasks', async () => {
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

  describe('a sensitive answer', () => {
    const [one, other] = [newId(), newId()];
    const ask = (options: Parameters<TestPlatform['call']>[1]) => platform.call(`/files?of=${one},${other}`, options);

    it('is sent once core has noted of whom it tells, by whom it was read', async () => {
      const accountId = newId();
      const answer = await ask({ user: { ...user, accountId } });
      expect(await answer.json()).toMatchObject({ file: { personId: one }, others: [{ of: { personId: other } }] });
      const device = `Bearer ${await platform.serviceToken(user)}`;
      expect((await ask({ authorization: device })).status).toBe(200);
      expect(platform.core.reads).toEqual([
        ...[one, other].map((personId) => ({ accountId, personId })),
        ...[one, other].map((personId) => ({ accountId: null, personId })),
      ]);
      platform.core.reads.length = 0;
    });

    it('is not sent while core notes nothing', async () => {
      platform.core.outage = true;
      const answer = await ask({ user });
      platform.core.outage = false;
      await expectProblem(answer, 503, 'platform.unavailable');
      expect(platform.core.reads).toEqual([]);
    });

    it('that tells of nobody needs no note', async () => {
      const asked = platform.core.requestIds.length;
      expect((await platform.call('/things/7', { user })).status).toBe(200);
      expect(platform.core.requestIds).toHaveLength(asked);
    });
  });

  describe('lets in', () => {
    it('whom core vouches for, with the units of their posts', async () => {
      const answer = await platform.call('/things/7', { user });
      expect(await answer.json()).toEqual({
        id: 7,
        kind: 'staff',
        name: '林晓燕',
        scope: { units: [{ id: unitId, level: 'grid' }] },
      });
    });

    it('a device by itself, with the units that are named for it', async () => {
      const authorization = `Bearer ${await platform.serviceToken(user)}`;
      const answer = await platform.call('/things/7', { authorization });
      expect(await answer.json()).toEqual({
        id: 7,
        kind: 'service',
        name: '林晓燕',
        scope: { units: [{ id: unitId, level: 'grid' }] },
      });
      const none = `Bearer ${await platform.serviceToken({ ...user, permissions: [] })}`;
      await expectProblem(await platform.call('/things/7', { authorization: none }), 403, 'request.forbidden');
    });

    it('nobody without a token, or with one that is old, meant for another, or invented', async () => {
      await expectProblem(await platform.call('/things/7'), 401, 'token.missing');
      const bearer = async (changes: { audience?: string; lifetime?: number }) =>
        `Bearer ${await platform.userToken(user, changes)}`;
      const old = await platform.call('/things/7', { authorization: await bearer({ lifetime: -60 }) });
      await expectProblem(old, 401, 'token.expired');
      const foreign = await platform.call('/things/7', { authorization: await bearer({ audience: 'other' }) });
      await expectProblem(foreign, 401, 'token.invalid');
      const unsigned = `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`;
      await expectProblem(await platform.call('/things/7', { authorization: unsigned }), 401, 'token.invalid');
    });

    it('nobody with core’s own token where a user is meant, nor the reverse', async () => {
      const asUser = await platform.call('/things/7', { authorization: `Bearer ${await platform.platformToken()}` });
      await expectProblem(asUser, 401, 'token.invalid');
      const asCore = await platform.deliverResult(
        { type: 'fixture:visit', units, result: { met: true } },
        `Bearer ${await platform.userToken(user)}`,
      );
      await expectProblem(asCore, 401, 'token.invalid');
      expect(await records()).toEqual([]);
    });

    it('no other plugin’s server, at core’s own endpoints either, with whatever token core gave it', async () => {
      for (const audience of ['other', 'core']) {
        const token = `Bearer ${await platform.userToken(user, { audience })}`;
        await expectProblem(await platform.call('/things/7', { authorization: token }), 401, 'token.invalid');
        const delivery = { type: 'fixture:visit', units, result: { met: true } };
        await expectProblem(await platform.deliverResult(delivery, token), 401, 'token.invalid');
      }
      expect(await records()).toEqual([]);
    });

    it('nobody without the permission; and nothing that does not fit the schema', async () => {
      await expectProblem(
        await platform.call('/things/7', { user: { ...user, permissions: [] } }),
        403,
        'request.forbidden',
      );
      const document = await expectProblem(await platform.call('/things/x', { user }), 422, 'request.invalid');
      expect(document.errors?.map(({ pointer }) => pointer)).toEqual(['/params/id']);
    });
  });

  describe('takes a result', () => {
    const deliver = (submissionId: string, result: unknown = { met: true }) =>
      platform.deliverResult({
        type: 'fixture:visit',
        taskId: submissionId,
        submissionId,
        units,
        result: JSON.parse(JSON.stringify(result)),
      });
    const referenceOf = async (answer: Response) => {
      const body: unknown = await answer.json();
      return body;
    };

    it('once, and answers a repeated delivery as the first time', async () => {
      const id = newId();
      const first = await referenceOf(await deliver(id));
      expect(first).toMatchObject({ reference: expect.stringMatching(/^met\//) });
      expect(await referenceOf(await deliver(id))).toEqual(first);
      expect((await records()).filter((about) => about === id)).toHaveLength(1);
    });

    it('once, though many deliveries arrive together', async () => {
      const id = newId();
      behaviour.beforeCommit = () => new Promise((resolve) => setTimeout(resolve, 50));
      const answers = await Promise.all(Array.from({ length: 6 }, () => deliver(id)));
      expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
      const references = await Promise.all(answers.map(referenceOf));
      expect(new Set(references.map((reference) => JSON.stringify(reference))).size).toBe(1);
      expect((await records()).filter((about) => about === id)).toHaveLength(1);
    });

    it('not at all when its handler refuses, and again later', async () => {
      const id = newId();
      behaviour.refuse = true;
      await expectProblem(await deliver(id), 422, 'visit.refused');
      expect(await records()).not.toContain(id);
      behaviour.refuse = false;
      expect((await deliver(id)).status).toBe(200);
    });

    it('not at all when it does not fit the type’s schema, and says which field', async () => {
      const id = newId();
      const document = await expectProblem(await deliver(id, { met: 'yes' }), 422, 'task.resultInvalid');
      expect(document.errors?.map(({ pointer }) => pointer)).toEqual(['/body/result/met']);
      expect(await records()).not.toContain(id);
    });
  });

  describe('takes an event', () => {
    const event = (subject: string) => ({
      specversion: '1.0' as const,
      id: newId(),
      source: '/core',
      type: 'cn.yige.task.cancelled.v1',
      subject,
      time: new Date().toISOString(),
      datacontenttype: 'application/json' as const,
      data: {},
    });

    it('once, however often it is delivered', async () => {
      const one = event('tasks/one');
      for (let time = 0; time < 3; time += 1) expect((await platform.deliverEvent(one)).status).toBe(200);
      expect((await records()).filter((about) => about === 'tasks/one')).toHaveLength(1);
    });

    it('not when the signature is not core’s: 401, and nothing happens', async () => {
      await expectProblem(await platform.deliverEvent(event('tasks/two'), { forged: true }), 401, 'webhook.forged');
      expect((await records()).filter((about) => about.startsWith('tasks/two'))).toEqual([]);
    });
  });

  describe('asks core for a task', () => {
    const wish = (key: string, fail = false) =>
      platform.call('/wishes', { method: 'POST', user, body: { key, unitId, fail } });
    const asked = (key: string) => platform.core.tasks.filter((task) => task.key === key);

    it('exactly if its own change happened', async () => {
      await expectProblem(await wish('rolled-back', true), 409, 'wish.refused');
      expect((await wish('kept')).status).toBe(200);
      await expect.poll(() => asked('kept').length).toBe(1);
      expect(asked('rolled-back')).toEqual([]);
    });

    it('many at once, and tells those apart that were refused', async () => {
      platform.core.refuse = ({ round }) => (round === 'many-3' ? 'admission.missing' : null);
      const keys = Array.from({ length: 1_001 }, (_, index) => `many-${index}`);
      const many = async () => {
        const answer = await platform.call('/wishes/many', { method: 'POST', user, body: { keys, unitId } });
        return taskBatchResultSchema.shape.items.parse(await answer.json());
      };
      const outcomes = await many();
      expect(outcomes.map(({ key }) => key)).toEqual(keys);
      expect(outcomes.filter(({ state }) => state !== 'created')).toMatchObject([
        { key: 'many-3', state: 'refused', problem: { code: 'admission.missing' } },
      ]);
      platform.core.refuse = () => null;
      expect((await many()).filter(({ state }) => state !== 'known')).toMatchObject([
        { key: 'many-3', state: 'created' },
      ]);
      expect(platform.core.tasks.filter(({ key }) => key.startsWith('many-'))).toHaveLength(1_001);
    });

    it('until core has answered, always with the same key', async () => {
      platform.core.outage = true;
      expect(await (await wish('patient')).json()).toEqual({ asked: true });
      expect(await (await wish('patient')).json()).toEqual({ asked: false });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(asked('patient')).toEqual([]);
      platform.core.outage = false;
      await expect.poll(() => asked('patient').length, { timeout: 15_000 }).toBe(1);
    });
  });

  it('gives all its rows to core, page by page, and to nobody else', async () => {
    const database = platform.server.application.get(Database);
    const ids = Array.from({ length: 1_001 }, () => newId());
    await database.insertMany(
      'records',
      ['id', 'about'],
      ids.map((id) => [id, 'exported']),
    );
    const data = async (token: string) =>
      fetch(`${platform.server.url}/yige/v1/data`, { headers: { authorization: `Bearer ${token}` } });
    const lines = (await (await data(await platform.platformToken())).text()).trimEnd().split('\n');
    const row = z.looseObject({ id: z.string().optional(), about: z.string().optional() });
    const rows = lines.map((line) => z.object({ table: z.string(), row }).parse(JSON.parse(line)));
    const exported = rows.filter((each) => each.row.about === 'exported');
    expect(exported.map((each) => each.row.id)).toEqual(ids.toSorted());
    expect(new Set(rows.map(({ table }) => table))).toContain('records');
    await expectProblem(await data(await platform.userToken(user)), 401, 'token.invalid');
  });
});
