import { type Client, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAttributes } from '../src/org/attributes.js';
import { settleToday } from '../src/org/today.js';
import { UnitDirectory } from '../src/org/unit-directory.js';
import { Clock } from '../src/time/clock.js';
import { idOf } from './support/district.js';
import { dialects, eventually, TestPlatform } from './support/test-platform.js';

/** Status, code and the pointers of a refusal. */
async function refusalOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused', { cause: error });
  return [error.status, error.code, ...(error.problem.errors ?? []).map(({ pointer }) => pointer)];
}

describe.each(dialects)('the organisation as of a day, on %s', (dialect) => {
  let platform: TestPlatform;
  let official: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    official = await platform.clientOf('official.north');
    const today = platform.application.get(Clock).today();
    const directory = platform.application.get(UnitDirectory);
    const number = (name: string) => directory.byId(idOf(name))?.number ?? 0;
    await platform.database.transaction(async () => {
      await changeAttributes(platform.database, number('elm'), '2024-05-01', {
        name: 'big elm',
        kind: 'resettlementEstate',
      });
      await changeAttributes(platform.database, number('elm'), '2025-01-01', { code: '990101001009' });
      // Oak went from the north street to the south one.
      await platform.database.execute('UPDATE org_edges SET valid_to = ? WHERE child_number = ?', [
        '2025-03-01',
        number('oak'),
      ]);
      await platform.database.execute(
        'INSERT INTO org_edges (child_number, valid_from, parent_number, valid_to) VALUES (?, ?, ?, ?)',
        [number('oak'), '2025-03-01', number('south'), '9999-12-31'],
      );
      await settleToday(platform.database, today);
    });
    await directory.reload();
  });
  afterAll(() => platform?.stop());

  const namesOf = async (query: Parameters<Client['org']['listUnits']>[0]) =>
    (await official.org.listUnits(query)).items.map(({ name, code }) => `${name} ${code}`);

  it.each([
    ['2019-12-31', []],
    ['2020-01-01', ['elm 990101001001', 'oak 990101001002']],
    ['2024-04-30', ['elm 990101001001', 'oak 990101001002']],
    ['2024-05-01', ['big elm 990101001001', 'oak 990101001002']],
    ['2025-01-01', ['oak 990101001002', 'big elm 990101001009']],
    ['2025-03-01', ['big elm 990101001009']],
    ['2030-01-01', ['big elm 990101001009']],
  ])('%s: the communities of the north street are %o', async (asOf, expected) => {
    expect(await namesOf({ query: { parent: idOf('north'), asOf } })).toEqual(expected);
  });

  it('today is what the directory and the copies say too', async () => {
    expect(await namesOf({ query: { parent: idOf('north') } })).toEqual(['big elm 990101001009']);
    const unit = platform.application.get(UnitDirectory).byId(idOf('elm'));
    expect(unit).toMatchObject({ name: 'big elm', code: '990101001009', kind: 'resettlementEstate' });
  });

  it('a unit tells its parents and kind of the day, and how long it exists', async () => {
    const get = (asOf: string) => official.org.getUnit({ params: { id: idOf('elm') }, query: { asOf } });
    expect(await get('2023-06-30')).toMatchObject({
      name: 'elm',
      kind: 'urbanCommunity',
      validFrom: '2020-01-01',
      parents: [
        { name: 'district', readable: false },
        { name: 'north', readable: true },
      ],
      mayManage: true,
    });
    expect(await get('2024-06-30')).toMatchObject({ name: 'big elm', kind: 'resettlementEstate' });
    expect(await refusalOf(get('2019-06-30'))).toEqual([404, 'unit.notFound']);
  });

  it('what left the scope is seen on the days on which it lay there, and on no other', async () => {
    const oak = (asOf?: string) =>
      official.org.getUnit({ params: { id: idOf('oak') }, query: asOf === undefined ? {} : { asOf } });
    expect((await oak('2025-02-28')).name).toBe('oak');
    expect(await refusalOf(oak('2025-03-01'))).toEqual([404, 'unit.notFound']);
    expect(await refusalOf(oak())).toEqual([404, 'unit.notFound']);
    expect(await namesOf({ query: { level: 'grid', asOf: '2025-02-28' } })).toHaveLength(3);
    expect(await namesOf({ query: { level: 'grid' } })).toHaveLength(2);
  });

  it('a change by another process is known here within seconds', async () => {
    const directory = platform.application.get(UnitDirectory);
    const number = directory.byId(idOf('ash'))?.number ?? 0;
    const today = platform.application.get(Clock).today();
    await platform.database.transaction(async () => {
      await changeAttributes(platform.database, number, today, { name: 'young ash' });
      await settleToday(platform.database, today);
    });
    await eventually(() => directory.byNumber(number)?.name === 'young ash');
  });

  it('finds units by the beginning of the name or code of the day', async () => {
    expect(await namesOf({ query: { q: 'big' } })).toEqual(['big elm 990101001009']);
    expect(await namesOf({ query: { q: 'big', asOf: '2023-06-30' } })).toEqual([]);
    expect(await namesOf({ query: { q: '990101001001', asOf: '2023-06-30' } })).toEqual([
      'elm 990101001001',
      'elm-1 990101001001001',
      'elm-2 990101001001002',
    ]);
    expect(await namesOf({ query: { q: 'ash' } })).toEqual([]);
  });

  it('gives pages by code without losing or repeating a unit', async () => {
    const client = await platform.clientOf('system');
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.org.listUnits({
        query: { level: 'grid', limit: 1, ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...page.items.map(({ code }) => code));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(4);
  });

  it('reads a list, a unit and what lies in it in a fixed number of statements', async () => {
    const cookie = await platform.cookieOf('official.north');
    const count = async (url: string) => {
      const { result, statements } = await platform.database.statements.count(
        async () => await platform.application.inject({ url, headers: { cookie } }),
      );
      expect(result.statusCode).toBe(200);
      return statements.length;
    };
    // The session with its posts is one of them.
    expect(await count('/api/v1/org/units')).toBe(2);
    expect(await count('/api/v1/org/units?asOf=2023-06-30')).toBe(2);
    expect(await count(`/api/v1/org/units/${idOf('elm')}`)).toBe(4);
    expect(await count(`/api/v1/org/units/${idOf('elm')}/structure`)).toBe(7);
    expect(await count(`/api/v1/org/units/${idOf('elm')}/posts`)).toBe(3);
  });
});

describe.each(dialects)('what lies in a unit, on %s', (dialect) => {
  let platform: TestPlatform;
  let secretary: Client;
  let worker: Client;
  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    secretary = await platform.clientOf('secretary.elm');
    worker = await platform.clientOf('worker.elm-1');
  });
  afterAll(() => platform?.stop());

  const body = (fields: Partial<Parameters<Client['bodies']['create']>[0]['body']> = {}) => ({
    body: { unitId: idOf('elm'), kind: 'workStation' as const, name: '工作站', validFrom: '2024-01-01', ...fields },
  });
  const acts = (subject: string) =>
    platform.database.query('SELECT action FROM audit_entries WHERE subject_id = ? ORDER BY id', [subject], (row) =>
      row.text('action'),
    );

  it('a body begins, gets terms, is renamed and ends; each act is on record', async () => {
    const created = await secretary.bodies.create(
      body({
        kind: 'residentsCommittee',
        name: '居委会',
        term: { validFrom: '2021-01-01', validTo: '2026-01-01' },
      }),
    );
    expect(created.term).toEqual({ validFrom: '2021-01-01', validTo: '2026-01-01', expired: true });
    const params = { id: created.id };
    const renewed = await secretary.bodies.setTerm({
      params: { ...params, validFrom: '2026-01-01' },
      body: { validTo: '2031-01-01' },
    });
    expect(renewed.term).toEqual({ validFrom: '2026-01-01', validTo: '2031-01-01', expired: false });
    await secretary.bodies.change({ params, body: { name: 'elm 居委会' } });
    await secretary.bodies.change({ params, body: { validTo: '2026-06-01' } });
    const bodiesOn = async (asOf: string) =>
      (await secretary.org.structure({ params: { id: idOf('elm') }, query: { asOf } })).bodies.map(({ id }) => id);
    expect(await bodiesOn('2026-05-31')).toContain(created.id);
    expect(await bodiesOn('2026-06-01')).not.toContain(created.id);
    expect(await acts(created.id)).toEqual(['body.began', 'body.termSet', 'body.changed', 'body.ended']);
  });

  it('refuses bodies that cannot be, and says which field to mend', async () => {
    const create = (fields: Parameters<typeof body>[0]) => refusalOf(secretary.bodies.create(body(fields)));
    expect(await create({ kind: 'villagersCommittee' })).toEqual([422, 'body.notHere', '/body/kind']);
    expect(await create({ unitId: idOf('elm-1') })).toEqual([422, 'body.notHere', '/body/kind']);
    expect(await create({ unitId: idOf('oak') })).toEqual([422, 'unit.unknown', '/body/unitId']);
    expect(await create({ validFrom: '2019-12-31' })).toEqual([422, 'unit.notYet', '/body/validFrom']);
    const backwards = { validFrom: '2024-01-01', validTo: '2024-01-01' };
    expect(await create({ kind: 'mediationCommittee', term: backwards })).toEqual([
      422,
      'date.endBeforeBegin',
      '/body/term/validTo',
    ]);
    const long = { validFrom: '2024-01-01', validTo: '2034-01-01' };
    expect(await create({ kind: 'partyOrganisation', term: long })).toEqual([
      422,
      'body.termTooLong',
      '/body/term/validTo',
    ]);
    expect(await create({ term: { validFrom: '2024-01-01', validTo: '2025-01-01' } })).toEqual([
      422,
      'body.notElected',
      '/body/term',
    ]);
    const station = await secretary.bodies.create(body());
    expect(await create({ name: '另一个工作站' })).toEqual([422, 'body.alreadyThere', '/body/kind']);
    await platform.database.execute('UPDATE appointments SET body_id = ? WHERE id = ?', [
      station.id,
      idOf('worker.elm-1-post'),
    ]);
    const end = (validTo: string) =>
      refusalOf(secretary.bodies.change({ params: { id: station.id }, body: { validTo } }));
    expect(await end('2024-01-01')).toEqual([409, 'body.postsHeld']);
    await platform.database.execute('UPDATE appointments SET body_id = NULL WHERE id = ?', [idOf('worker.elm-1-post')]);
    expect(await end('2024-01-01')).toEqual([422, 'date.endBeforeBegin', '/body/validTo']);
    // What was refused left nothing behind.
    const { bodies } = await secretary.org.structure({ params: { id: idOf('elm') } });
    expect(bodies.filter(({ kind }) => kind === 'partyOrganisation' || kind === 'mediationCommittee')).toEqual([]);
  });

  it('two work stations at once are refused even when asked for at the same moment', async () => {
    const official = await platform.clientOf('official.north');
    const attempts = await Promise.allSettled(
      ['甲', '乙', '丙'].map((name) => official.bodies.create(body({ unitId: idOf('oak'), name }))),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('whoever may only read is told so; outside the units nothing exists', async () => {
    const partner = await secretary.partners.create({
      body: { unitId: idOf('elm'), kind: 'propertyCompany', name: '物业', validFrom: '2024-01-01' },
    });
    const change = (client: Client) =>
      refusalOf(client.partners.change({ params: { id: partner.id }, body: { name: '别的' } }));
    expect(await change(worker)).toEqual([403, 'request.forbidden']);
    // Manages another street: to them it does not exist.
    await platform.database.execute('UPDATE appointments SET unit_number = ? WHERE id = ?', [
      platform.application.get(UnitDirectory).byId(idOf('south'))?.number ?? 0,
      idOf('official.north-post'),
    ]);
    const elsewhere = await platform.clientOf('official.north');
    expect(await change(elsewhere)).toEqual([404, 'partner.notFound']);
    expect(await refusalOf(elsewhere.org.structure({ params: { id: idOf('elm') } }))).toEqual([404, 'unit.notFound']);
    await platform.database.execute('UPDATE appointments SET unit_number = ? WHERE id = ?', [
      platform.application.get(UnitDirectory).byId(idOf('north'))?.number ?? 0,
      idOf('official.north-post'),
    ]);
  });

  it('partners and premises have one name at a time, and premises a corrected area', async () => {
    const rooms = { unitId: idOf('elm'), name: '服务大厅', areaSquareMetres: 300, validFrom: '2024-01-01' };
    const created = await secretary.premises.create({ body: rooms });
    expect(await refusalOf(secretary.premises.create({ body: rooms }))).toEqual([
      422,
      'premises.alreadyThere',
      '/body/name',
    ]);
    const changed = await secretary.premises.change({ params: { id: created.id }, body: { areaSquareMetres: 420 } });
    expect(changed).toMatchObject({ name: '服务大厅', areaSquareMetres: 420 });
    expect(
      await refusalOf(
        secretary.partners.create({
          body: { unitId: idOf('elm-1'), kind: 'ownersCommittee', name: '业委会', validFrom: '2024-01-01' },
        }),
      ),
    ).toEqual([422, 'partner.notHere', '/body/unitId']);
    const unit = await secretary.org.changeUnit({ params: { id: idOf('elm') }, body: { areaHectares: 62 } });
    expect(unit.areaHectares).toBe(62);
  });

  it('an agency serves a unit once, whether by itself or with what lies around it', async () => {
    const official = await platform.clientOf('official.north');
    const station = await official.agencies.create({
      body: {
        unitId: idOf('elm'),
        kind: 'healthStation',
        name: '卫生站',
        bureau: 'health',
        glyph: '卫',
        validFrom: '2024-01-01',
        serves: [idOf('elm-1')],
      },
    });
    const params = { id: station.id };
    const serve = (unit: string) =>
      official.agencies.serve({ params, body: { unitId: idOf(unit), validFrom: '2024-02-01' } });
    for (const unit of ['elm-1', 'elm', 'north']) {
      expect(await refusalOf(serve(unit))).toEqual([422, 'agency.servedTwice', '/body/unitId']);
    }
    expect(await refusalOf(serve('ash'))).toEqual([422, 'unit.unknown', '/body/unitId']);
    expect((await serve('oak')).serves.map(({ unit }) => unit.name)).toEqual(['elm-1', 'oak']);
    const ended = await official.agencies.endService({
      params: { ...params, unitId: idOf('elm-1') },
      body: { validTo: '2024-06-01' },
    });
    expect(ended.serves.map(({ unit }) => unit.name)).toEqual(['oak']);
    expect(
      await refusalOf(
        official.agencies.endService({ params: { ...params, unitId: idOf('elm-1') }, body: { validTo: '2024-07-01' } }),
      ),
    ).toEqual([409, 'agency.notServing']);
    // Now that the grid is served no longer, the community may be.
    expect((await serve('elm-2')).serves).toHaveLength(2);
    const seen = await worker.org.structure({ params: { id: idOf('elm-1') }, query: { asOf: '2024-03-01' } });
    expect(seen.agencies.map(({ name }) => name)).toEqual(['卫生站']);
    const after = await worker.org.structure({ params: { id: idOf('elm-1') } });
    expect(after.agencies).toEqual([]);
  });
});
