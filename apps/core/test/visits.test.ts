import { type Client, type Json, type NewVisit, newId, type Task, VISIT_SYNC_DAYS } from '@yige/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DueVisits } from '../src/visits/due-visits.js';
import { idOf } from './support/district.js';
import { bureauAtDoors, clinicAtDoors, type Door, DoorDesk, gridWorkerOf } from './support/door-desk.js';
import { refusalOf } from './support/task-desk.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

const HOUR = 3_600_000;
const ago = (time: number) => new Date(Date.now() - time).toISOString();
const met = { met: true };

describe.each(dialects)('one visit for several bureaus, on %s', (dialect) => {
  const bureau = bureauAtDoors();
  const clinic = clinicAtDoors();
  const usual = { bureau: bureau.answerResult, clinic: clinic.answerResult };
  let platform: TestPlatform;
  let doors: DoorDesk;
  let worker: Client;
  let asBureau: Client;
  let asClinic: Client;
  beforeAll(async () => {
    await Promise.all([bureau.start(), clinic.start()]);
    platform = await TestPlatform.start(dialect, { plugins: [bureau, clinic], resultTimeout: 2_000 });
    doors = new DoorDesk(platform);
    worker = await platform.clientOf('worker.elm-1');
    asBureau = await platform.clientOfPlugin(bureau);
    asClinic = await platform.clientOfPlugin(clinic);
  });
  afterAll(async () => {
    await platform?.stop();
    await Promise.all([bureau.stop(), clinic.stop()]);
  });
  afterEach(() => {
    bureau.answerResult = usual.bureau;
    clinic.answerResult = usual.clinic;
  });

  const assigneeId = idOf('worker.elm-1');
  let numbers = 100;
  const newDoor = () => {
    numbers += 1;
    return doors.door('elm-1', '9 栋', '1 单元', 1, String(numbers));
  };
  /** A door with work of both bureaus. */
  const doorWithWork = async () => {
    const door = await newDoor();
    const visit = await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    const reading = await doors.task(asClinic, 'clinic:reading', door, { assigneeId });
    return { door, visit, reading };
  };
  const part = ({ id, version }: Task, result: Json) => ({ taskId: id, version, result });
  const make = (door: Door, visit: Partial<NewVisit>, key = newId(), client = worker) =>
    client.visits.create({
      body: { householdId: door.householdId, outcome: 'met', capturedAt: ago(HOUR), parts: [], ...visit },
      idempotencyKey: key,
    });
  const both = (visit: Task, reading: Task, livingAlone = 'yes') => ({
    parts: [part(visit, met), part(reading, { livingAlone })],
  });
  const statusOf = async ({ id }: Task) => (await worker.tasks.get({ params: { id } })).status;
  const factsOf = async ({ personId }: Door) => {
    const { facts } = await worker.people.get({ params: { id: personId } });
    return facts.map(({ kind, source, validFrom }) => ({ kind, source, validFrom }));
  };
  const diaryOf = async ({ householdId }: Door) =>
    (await worker.households.diary({ params: { id: householdId }, query: {} })).items;
  const listed = async (client: Client, query: { unit?: string; within?: number } = {}) =>
    (await client.visits.list({ query: { limit: 200, ...query } })).items;
  const found = async (door: Door, client = worker, query: { unit?: string; within?: number } = {}) =>
    (await listed(client, query)).find(({ householdId }) => householdId === door.householdId) ?? null;

  it('lists doors in the order of the walk, page by page, with the type’s own titles', async () => {
    const walk = [
      await doors.door('elm-1', '3 栋', '1 单元', 5, '501'),
      await doors.door('elm-1', '3 栋', '1 单元', 1, '101'),
      await doors.door('elm-1', '3 栋', '2 单元', 2, '201'),
      await doors.door('elm-1', '12 栋', '1 单元', 1, '101'),
    ];
    for (const door of walk.toReversed()) await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    const [third] = walk;
    await doors.wholeTask(asBureau, 'fixture:visit', { buildingId: third?.buildingId ?? '' }, assigneeId);
    const order: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await worker.visits.list({ query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) } });
      order.push(...page.items.map(({ householdId, building }) => householdId ?? building?.id ?? ''));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    const own = [third?.buildingId, ...walk.map(({ householdId }) => householdId)];
    expect(order.filter((id) => own.includes(id))).toEqual(own);
    const [first] = walk;
    if (first === undefined) throw new Error('The walk has doors');
    expect(await found(first)).toMatchObject({
      floor: 5,
      door: { text: '3 栋 1 单元 501' },
      people: [{ id: first.personId, name: '陈桂兰' }],
      tasks: [{ type: 'fixture:visit', title: { 'zh-CN': '上门' }, power: 'complete', source: { glyph: '试' } }],
      ...{ note: null, attempt: null },
    });
  });

  it('takes work of a household and of a building as a whole, each where it stands', async () => {
    const { door, visit, reading } = await doorWithWork();
    const { householdId, buildingId } = door;
    const ofHome = await doors.wholeTask(asClinic, 'clinic:reading', { householdId }, assigneeId);
    const ofHouse = await doors.wholeTask(asBureau, 'fixture:visit', { buildingId }, assigneeId);
    expect(ofHome.subject).toMatchObject({ personId: null, name: null, door: { householdId } });
    expect(ofHouse.subject).toEqual({
      personId: null,
      name: null,
      door: null,
      building: { id: buildingId, name: '9 栋' },
    });
    const stop = (await listed(worker)).find(({ building }) => building?.id === buildingId);
    expect(stop).toMatchObject({
      householdId: null,
      door: null,
      people: [],
      tasks: [{ id: ofHouse.id, personId: null }],
    });
    const behind = (await found(door))?.tasks.map(({ id }) => id);
    expect(behind?.sort()).toEqual([visit.id, reading.id, ofHome.id].sort());
    const inbox = async (query: { household?: string; building?: string }) =>
      (await worker.tasks.list({ query: { limit: 200, ...query } })).items.map(({ id }) => id);
    expect((await inbox({ household: householdId })).sort()).toEqual([visit.id, reading.id, ofHome.id].sort());
    expect(await inbox({ building: buildingId })).toEqual(expect.arrayContaining([visit.id, ofHome.id, ofHouse.id]));
    // Where neither the bureau nor the unit of the building is.
    const lying = { type: 'fixture:visit', buildingId, unitId: idOf('elm-2') };
    expect(await refusalOf(asBureau.tasks.create({ body: lying, idempotencyKey: newId() }))).toBe(
      '422 task.placeElsewhere',
    );
    const gone = { type: 'fixture:visit', householdId: newId() };
    expect(await refusalOf(asBureau.tasks.create({ body: gone, idempotencyKey: newId() }))).toBe(
      '422 task.householdUnknown',
    );
    const astray = await make(door, { parts: [part(ofHouse, met), part(ofHome, { livingAlone: 'no' })] });
    expect(astray.parts).toMatchObject([
      { state: 'refused', problem: { code: 'visit.taskElsewhere' } },
      { state: 'accepted' },
    ]);
    // Whoever lives there is not said to live alone by what was asked of the household.
    expect(await factsOf(door)).toEqual([]);
    const inHouse = (body: Partial<NewVisit>, client = worker) =>
      client.visits.create({
        body: { buildingId, outcome: 'met', capturedAt: ago(HOUR), parts: [part(ofHouse, met)], ...body },
        idempotencyKey: newId(),
      });
    expect(await refusalOf(inHouse({ outcome: 'nobodyHome', parts: [] }))).toBe('422 request.invalid');
    expect(await refusalOf(inHouse({}, await platform.clientOf('worker.oak-1')))).toBe('404 building.notFound');
    bureau.results.length = 0;
    const made = await inHouse({ note: '楼顶门的钥匙在 101' });
    expect(made).toMatchObject({ householdId: null, buildingId, parts: [{ taskId: ofHouse.id, state: 'accepted' }] });
    expect(bureau.results).toMatchObject([{ task: { personId: null, buildingId } }]);
    await doors.wholeTask(asBureau, 'fixture:visit', { buildingId }, assigneeId);
    const again = (await listed(worker)).find(({ building }) => building?.id === buildingId);
    expect(again?.note).toMatchObject({ text: '楼顶门的钥匙在 101' });
  });

  it('brings all open work behind a door along once something is due, and leaves the rest out', async () => {
    const door = await newDoor();
    const far = new Date(Date.now() + 40 * 24 * HOUR).toISOString();
    await doors.task(asClinic, 'clinic:reading', door, { assigneeId, dueAt: far });
    expect(await found(door)).toBeNull();
    expect((await found(door, worker, { within: 60 }))?.tasks).toHaveLength(1);
    await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    await doors.task(asBureau, 'fixture:secret', door, { assigneeId });
    await doors.task(asBureau, 'fixture:desk', door, { assigneeId });
    const done = await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    await worker.tasks.act({ params: { id: done.id, action: 'return' }, body: { note: '重复了' } });
    expect((await found(door))?.tasks.map(({ type }) => type)).toEqual(['fixture:visit', 'clinic:reading']);
  });

  it('shows what has no deadline, and what nobody has in one’s grid, to those alone whose it is to do', async () => {
    const door = await newDoor();
    await doors.task(asBureau, 'fixture:visit', door, { assigneeId: null, dueAt: null });
    expect(await found(door)).not.toBeNull();
    const secretary = await platform.clientOf('secretary.elm');
    expect(await found(door, secretary)).toBeNull();
    expect(await found(door, secretary, { unit: idOf('elm') })).not.toBeNull();
    expect(await found(door, secretary, { unit: idOf('elm-2') })).toBeNull();
    expect(await found(door, await platform.clientOf('worker.oak-1'), { unit: idOf('elm') })).toBeNull();
    expect(await found(door, await platform.clientOf('head.elm-1'), { unit: idOf('elm') })).toBeNull();
    expect(await refusalOf(secretary.visits.list({ query: { unit: idOf('north') } }))).toBe('422 visit.unitTooLarge');
  });

  it('gives whoever is qualified the whole of a part that others collect, and everybody a part to observe', async () => {
    const door = await newDoor();
    await doors.task(asBureau, 'fixture:watch', door, { assigneeId });
    expect((await found(door))?.tasks).toMatchObject([{ power: 'observe' }]);
    const powerOf = async (username: string) => {
      const behind = await newDoor();
      await doors.task(asClinic, 'clinic:sample', behind, { assigneeId: idOf(username) });
      return (await found(behind, await platform.clientOf(username)))?.tasks.map(({ power }) => power);
    };
    expect(await powerOf('worker.elm-1')).toEqual(['collect']);
    expect(await powerOf('doctor.elm')).toEqual(['complete']);
  });

  it('leaves what was collected to be reviewed, and records what it says of the resident', async () => {
    const door = await newDoor();
    const sample = await doors.task(asClinic, 'clinic:sample', door, { assigneeId });
    const { id, parts } = await make(door, { parts: [part(sample, { livingAlone: 'yes' })] });
    expect(parts).toEqual([{ taskId: sample.id, state: 'collected' }]);
    expect((await worker.visits.get({ params: { id } })).parts).toEqual(parts);
    expect(await statusOf(sample)).toBe('submitted');
    expect(clinic.results.at(-1)?.power).toBe('collect');
    expect((await factsOf(door)).map(({ kind, source }) => [kind, source])).toEqual([['livingAlone', '诊所']]);
    expect(await found(door)).toBeNull();
  });

  it('takes a fixed number of statements, however many doors and parts there are', async () => {
    const count = async (work: () => Promise<unknown>) =>
      (await platform.database.statements.count(work)).statements.length;
    const caller = gridWorkerOf(platform, 'elm-1', assigneeId);
    const list = (limit: number) => platform.application.get(DueVisits).list(caller, { limit, within: 7 });
    await doorWithWork();
    await doorWithWork();
    expect(await count(() => list(3))).toBe(6);
    expect(await count(() => list(200))).toBe(6);
  });

  it('gives each bureau its part with author and time of the capture, and writes the diary', async () => {
    const { door, visit, reading } = await doorWithWork();
    const capturedAt = ago(3 * HOUR);
    const made = await make(door, { ...both(visit, reading), capturedAt, note: '耳背，请敲重一点' });
    expect(made).toMatchObject({
      ...{ outcome: 'met', capturedAt, author: { id: assigneeId } },
      parts: [
        { taskId: visit.id, state: 'accepted' },
        { taskId: reading.id, state: 'accepted' },
      ],
    });
    for (const [plugin, task] of [
      [bureau, visit],
      [clinic, reading],
    ] as const) {
      const delivered = plugin.results.filter((result) => result.task.id === task.id);
      expect(delivered).toMatchObject([{ submittedAt: capturedAt, submittedBy: { id: assigneeId } }]);
      expect(await statusOf(task)).toBe('closed');
    }
    expect(await diaryOf(door)).toMatchObject([
      {
        text: '上门走访，办了 2 件：上门（夹具）、卫生站上门（诊所）。留言：耳背，请敲重一点',
        ...{ visitedAt: capturedAt, author: 'worker.elm-1' },
      },
    ]);
    await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    expect((await found(door))?.note).toEqual({ text: '耳背，请敲重一点', author: 'worker.elm-1', at: capturedAt });
  });

  it('keeps the rest where a bureau refuses, hangs, or is not there', async () => {
    const refusing = await doorWithWork();
    clinic.answerResult = () => ({ status: 422, body: { type: '', title: '请重填', status: 422, code: 'x.wrong' } });
    expect((await make(refusing.door, both(refusing.visit, refusing.reading))).parts).toMatchObject([
      { state: 'accepted' },
      { state: 'refused', problem: { code: 'x.wrong' } },
    ]);
    expect(await factsOf(refusing.door)).toEqual([]);
    expect(await statusOf(refusing.reading)).toBe('inProgress');

    const hanging = await doorWithWork();
    clinic.answerResult = (delivery) => ({ ...usual.clinic(delivery), after: 5_000 });
    const key = newId();
    const first = await make(hanging.door, both(hanging.visit, hanging.reading), key);
    expect(first.parts.map(({ state }) => state)).toEqual(['accepted', 'pending']);
    expect(await factsOf(hanging.door)).toEqual([]);
    clinic.answerResult = usual.clinic;
    await eventually(async () => (await statusOf(hanging.reading)) === 'closed');
    const again = await make(hanging.door, both(hanging.visit, hanging.reading), key);
    expect(again).toMatchObject({ id: first.id, parts: [{ state: 'accepted' }, { state: 'accepted' }] });
    // Written when the part settled, by the worker, as of the day of the capture.
    expect(await factsOf(hanging.door)).toMatchObject([{ kind: 'livingAlone', source: '诊所' }]);
    expect(bureau.results.filter(({ task }) => task.id === hanging.visit.id)).toHaveLength(1);
  });

  it('gives back to its author alone what a bureau refuses later, and tells them', async () => {
    const { door, reading, visit } = await doorWithWork();
    clinic.answerResult = (delivery) => ({ ...usual.clinic(delivery), after: 5_000 });
    const made = await make(door, both(visit, reading));
    expect(made.parts.map(({ state }) => state)).toEqual(['accepted', 'pending']);
    expect(await worker.tasks.get({ params: { id: reading.id } })).toMatchObject({ refused: null });
    clinic.answerResult = () => ({ status: 422, body: { type: '', title: '请重填', status: 422, code: 'x.wrong' } });
    await eventually(async () => (await statusOf(reading)) === 'inProgress');
    expect((await worker.visits.get({ params: { id: made.id } })).parts[1]).toMatchObject({ state: 'refused' });

    const refused = {
      ...{ problem: { code: 'x.wrong', title: '请重填' }, result: { livingAlone: 'yes' } },
      visitId: made.id,
    };
    expect(await worker.tasks.get({ params: { id: reading.id } })).toMatchObject({ refused });
    expect((await found(door))?.tasks).toMatchObject([{ id: reading.id, refused }]);
    const secretary = await platform.clientOf('secretary.elm');
    expect(await secretary.tasks.get({ params: { id: reading.id } })).toMatchObject({ refused: null });
    expect((await found(door, secretary, { unit: idOf('elm') }))?.tasks).toMatchObject([{ refused: null }]);
    const { items } = await worker.notices.list({ query: {} });
    expect(items.filter(({ taskId }) => taskId === reading.id)).toMatchObject([{ kind: 'resultRefused', by: '诊所' }]);

    // Whoever waits for the answer sees it there; what is handed in again is no longer refused.
    const again = (await found(door))?.tasks[0];
    // Weeks later it still belongs to that visit: its author was at the door once.
    const mended = await make(door, {
      ...{ mends: again?.refused?.visitId ?? '', capturedAt: ago(40 * 24 * HOUR) },
      parts: [{ taskId: reading.id, version: again?.version ?? 0, result: { livingAlone: 'no' } }],
    });
    expect(mended.capturedAt).toBe(made.capturedAt);
    expect(await diaryOf(door)).toHaveLength(1);
    expect((await worker.notices.list({ query: {} })).items.filter(({ taskId }) => taskId === reading.id)).toHaveLength(
      1,
    );
    clinic.answerResult = usual.clinic;
    await make(door, { parts: [{ taskId: reading.id, result: { livingAlone: 'no' } }] });
    expect(await worker.tasks.get({ params: { id: reading.id } })).toMatchObject({ status: 'closed', refused: null });
  });

  it('refuses a part that cannot be, says why, and keeps the others', async () => {
    const { door, visit, reading } = await doorWithWork();
    const elsewhere = await doorWithWork();
    const desk = await doors.task(asBureau, 'fixture:desk', door, { assigneeId });
    const secret = await doors.task(asBureau, 'fixture:secret', door, { assigneeId });
    const watch = await doors.task(asBureau, 'fixture:watch', door, { assigneeId });
    const ended = await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    await worker.tasks.act({
      params: { id: ended.id, action: 'submit' },
      body: { result: met },
      idempotencyKey: newId(),
    });
    const changed = await doors.task(asBureau, 'fixture:visit', door, { assigneeId });
    await worker.tasks.act({ params: { id: changed.id, action: 'accept' }, body: {} });
    const foreign = await doors.task(asBureau, 'fixture:visit', {
      ...{ householdId: '', buildingId: '', personId: idOf('oak-1-person-0') },
    });
    const parts = [
      part(visit, met),
      part(reading, { livingAlone: 'perhaps' }),
      part(elsewhere.visit, met),
      part(desk, met),
      part(secret, met),
      part(watch, met),
      part(ended, met),
      part(changed, met),
      part(foreign, met),
      { taskId: newId(), result: met },
    ];
    const made = await make(door, { parts });
    expect(made.parts.map(({ state, problem }) => problem?.code ?? state)).toEqual([
      'accepted',
      'task.resultInvalid',
      'visit.taskElsewhere',
      'visit.notAtDoor',
      'visit.notAtDoor',
      'visit.consentMissing',
      'task.changed',
      'task.changed',
      'task.notFound',
      'task.notFound',
    ]);
    expect(made.parts[1]?.problem?.errors).toMatchObject([{ pointer: '/body/result/livingAlone' }]);
    const told = await make(door, { parts: [part(watch, { ...met, consent: 'refused' })] });
    expect(told.parts).toMatchObject([{ state: 'refused', problem: { code: 'visit.consentMissing' } }]);
    const consented = await make(door, { parts: [part(watch, { ...met, consent: 'given' })] });
    expect(consented.parts).toMatchObject([{ state: 'accepted' }]);
    const other = await doors.task(asBureau, 'fixture:watch', door);
    const declined = await make(door, { parts: [part(other, { consent: 'refused' })] });
    expect(declined.parts).toMatchObject([{ state: 'accepted' }]);
  });

  it('mends a part of one’s own visit without a second entry in the diary', async () => {
    const { door, visit, reading } = await doorWithWork();
    const first = await make(door, { ...both(visit, reading, 'perhaps'), note: '耳背' });
    expect(first.parts.map(({ state }) => state)).toEqual(['accepted', 'refused']);
    const parts = [part(reading, { livingAlone: 'yes' })];
    const mended = await make(door, { mends: first.id, parts, capturedAt: ago(0) });
    expect(mended.capturedAt).toBe(first.capturedAt);
    expect(mended.parts).toMatchObject([{ taskId: reading.id, state: 'accepted' }]);
    expect(await diaryOf(door)).toHaveLength(1);

    const elsewhere = await doorWithWork();
    const others = { mends: first.id, parts: [part(elsewhere.visit, met)] };
    expect(await refusalOf(make(elsewhere.door, others))).toBe('404 visit.notFound');
    const secretary = await platform.clientOf('secretary.elm');
    expect(await refusalOf(make(door, { mends: first.id, parts }, newId(), secretary))).toBe('404 visit.notFound');
    expect(await refusalOf(make(door, { mends: first.id, parts, note: '又一句' }))).toMatch(/^422/);
  });

  it('is made once for a key, and one part goes to one of two who are at the same door', async () => {
    const { door, visit, reading } = await doorWithWork();
    const key = newId();
    const [one, other] = await Promise.all([
      make(door, both(visit, reading), key),
      make(door, both(visit, reading), key),
    ]);
    expect(other.id).toBe(one.id);
    expect(await diaryOf(door)).toHaveLength(1);
    const next = await doorWithWork();
    const secretary = await platform.clientOf('secretary.elm');
    const visits = await Promise.all([
      make(next.door, both(next.visit, next.reading)),
      make(next.door, both(next.visit, next.reading), newId(), secretary),
    ]);
    for (const index of [0, 1]) {
      const states = visits.map(({ parts }) => parts[index]?.state);
      expect(states.filter((state) => state === 'accepted')).toHaveLength(1);
      expect(states).toContain('refused');
    }
    expect(bureau.results.filter(({ task }) => task.id === next.visit.id)).toHaveLength(1);
  });

  it('takes the time of the capture, within bounds', async () => {
    const { door, visit } = await doorWithWork();
    const attempt = (capturedAt: string) => make(door, { capturedAt, parts: [part(visit, met)] });
    expect(await refusalOf(attempt(ago(-HOUR)))).toBe('422 visit.future');
    expect(await refusalOf(attempt(ago((VISIT_SYNC_DAYS * 24 + 1) * HOUR)))).toBe('422 visit.tooOld');
    const made = await attempt(ago(-2 * 60_000));
    expect(new Date(made.capturedAt).getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('tells of nobody at home to the timeline and the bureaus, and leaves the work open', async () => {
    const { door, visit, reading } = await doorWithWork();
    const made = await make(door, { outcome: 'nobodyHome', capturedAt: ago(0) });
    expect(made.parts).toEqual([]);
    for (const [task, plugin, client] of [
      [visit, bureau, asBureau],
      [reading, clinic, asClinic],
    ] as const) {
      const { status, timeline } = await worker.tasks.get({ params: { id: task.id } });
      expect(status).toBe('open');
      expect(timeline.map(({ action }) => action)).toContain('nobodyHome');
      await eventually(() => plugin.events.some(({ data }) => data.taskId === task.id));
      const event = plugin.events.find(({ data }) => data.taskId === task.id);
      expect(event).toMatchObject({ type: 'cn.yige.visit.attempted.v1', data: { visitId: made.id } });
      expect(await client.visits.get({ params: { id: made.id } })).toMatchObject({ outcome: 'nobodyHome', parts: [] });
    }
    expect((await found(door))?.attempt).toMatchObject({ outcome: 'nobodyHome' });
    expect(await diaryOf(door)).toMatchObject([{ text: '上门走访，家里没人。' }]);
  });

  it('asks the community once to check the residence of who is said to have moved', async () => {
    const { door, visit } = await doorWithWork();
    const secretary = await platform.clientOf('secretary.elm');
    const checks = async () =>
      (await secretary.tasks.list({ query: { box: 'unit', person: door.personId, type: 'core:residenceCheck' } }))
        .items;
    await make(door, { outcome: 'moved' });
    await make(door, { outcome: 'moved' });
    expect(await checks()).toMatchObject([{ title: { 'zh-CN': '核对住址' }, unit: { id: idOf('elm') } }]);
    await make(door, { parts: [part(visit, met)] });
    expect(await checks()).toEqual([]);

    const left = await doorWithWork();
    await make(left.door, { outcome: 'moved' });
    const person = { id: left.door.personId };
    const { relations } = await secretary.people.get({ params: person });
    const residence = relations.find(({ kind }) => kind === 'residence');
    await secretary.people.endRelation({
      params: { ...person, relationId: residence?.id ?? '' },
      body: { on: new Date().toISOString().slice(0, 10), source: '本人电话' },
    });
    const open = await secretary.tasks.list({ query: { box: 'unit', person: person.id, type: 'core:residenceCheck' } });
    expect(open.items).toEqual([]);
    expect(await found(left.door)).toBeNull();
  });

  it('records a shared answer from accepted parts only, once, and ends what no longer holds', async () => {
    const { door, visit, reading } = await doorWithWork();
    await make(door, both(visit, reading));
    const day = (time: number) =>
      new Date(Date.now() - time).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const fact = { kind: 'livingAlone', source: '诊所', validFrom: day(HOUR) };
    expect(await factsOf(door)).toEqual([fact]);
    const history = async () => {
      const { items } = await worker.people.history({ params: { id: door.personId }, query: {} });
      return items
        .filter(({ aspect }) => aspect === 'fact:livingAlone')
        .map(({ action, actor }) => [action, actor.name]);
    };
    const again = await doors.task(asClinic, 'clinic:reading', door, { assigneeId });
    expect((await found(door))?.people).toMatchObject([
      {
        livingSituations: [{ 'zh-CN': '独居' }],
        known: [{ fact: 'livingAlone', value: 'yes', source: '诊所', since: fact.validFrom }],
      },
    ]);
    const known = [{ fact: 'livingAlone', value: 'yes', source: '诊所', since: fact.validFrom }];
    expect(await worker.tasks.get({ params: { id: again.id } })).toMatchObject({ known });
    expect(await asClinic.tasks.get({ params: { id: again.id } })).toMatchObject({ known: [] });
    await make(door, { parts: [part(again, { livingAlone: 'yes' })] });
    expect(await worker.tasks.get({ params: { id: again.id } })).toMatchObject({ status: 'closed', known: [] });
    expect(await factsOf(door)).toEqual([fact]);
    expect(await history()).toEqual([['recorded', 'worker.elm-1']]);
    // Captured before what the registry learned since: that stands.
    const old = await doors.task(asClinic, 'clinic:reading', door, { assigneeId });
    await make(door, { capturedAt: ago(48 * HOUR), parts: [part(old, { livingAlone: 'no' })] });
    expect(await factsOf(door)).toEqual([fact]);
    const last = await doors.task(asClinic, 'clinic:reading', door, { assigneeId });
    await make(door, { parts: [part(last, { livingAlone: 'no' })] });
    expect(await factsOf(door)).toEqual([]);
    expect(await history()).toEqual([
      ['ended', 'worker.elm-1'],
      ['recorded', 'worker.elm-1'],
    ]);
  });

  it('does not exist for those of other units, and shows a plugin its own parts only', async () => {
    const { door, visit, reading } = await doorWithWork();
    const made = await make(door, both(visit, reading));
    const stranger = await platform.clientOf('worker.oak-1');
    expect(await refusalOf(stranger.visits.get({ params: { id: made.id } }))).toBe('404 household.notFound');
    expect(await refusalOf(make(door, { outcome: 'nobodyHome' }, newId(), stranger))).toBe('404 household.notFound');
    const seen = await asClinic.visits.get({ params: { id: made.id } });
    expect(seen.parts.map(({ taskId }) => taskId)).toEqual([reading.id]);
    const secretary = await platform.clientOf('secretary.elm');
    expect((await secretary.visits.get({ params: { id: made.id } })).parts).toHaveLength(2);
  });
});
