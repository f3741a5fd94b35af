import type { Client, RouteArguments, routes } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idOf } from './support/district.js';
import { citizenId, newPerson } from './support/registry.js';
import { dialects, TestPlatform } from './support/test-platform.js';

type PeopleQuery = NonNullable<RouteArguments<typeof routes.people.list>['query']>;

const PASSPORT = 'E99887766';
const ID_NUMBER = citizenId('1950-03-04', 20);

describe.each(dialects)('finding residents, on %s', (dialect) => {
  let platform: TestPlatform;
  let worker: Client;
  let secretary: Client;
  const names = new Map<string, string>();

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    worker = await platform.clientOf('worker.elm-1');
    secretary = await platform.clientOf('secretary.elm');
    const register = async (name: string, changes: Parameters<typeof newPerson>[0] = {}) => {
      const { id } = await secretary.people.create({ body: newPerson({ name, ...changes }) });
      names.set(id, name);
    };
    await register('单立群');
    await register('尉迟建', { aliases: ['于小建'] });
    await register('吕玉珍', { phone: '19900008001', furtherPhones: [{ phone: '010-55512345', label: '座机' }] });
    await register('王小明', { birthDate: '1950-03-04', idNumber: ID_NUMBER });
    await register('王晓梅');
    await register('John Smith', { documentType: 'passport', idNumber: PASSPORT });
    await register('买买提·吐尔逊');
    const elsewhere = { dwellingId: idOf('elm-2-dwelling'), householdId: null, residenceKind: 'tenant' } as const;
    await register('单独居', { residence: { ...elsewhere, validFrom: '2020-01-01' } });
  });
  afterAll(() => platform?.stop());

  const find = async (q: string, client = secretary) =>
    (await client.people.list({ query: { q } })).items.map(({ id, name }) => names.get(id) ?? name);

  it.each([
    ['单', ['单独居', '单立群']],
    ['王', ['王小明', '王晓梅']],
    ['王 小', ['王小明']],
    ['买买提・', ['买买提·吐尔逊']],
    ['于小', ['尉迟建']],
    ['shan', ['单独居', '单立群']],
    ['dan', []],
    ['yuchi', ['尉迟建']],
    ['yuxiaojian', ['尉迟建']],
    ['SLQ', ['单立群']],
    ['ｗｘｍ', ['王小明', '王晓梅']],
    ['lv', ['吕玉珍']],
    ['lü yu', ['吕玉珍']],
    ['john', ['John Smith']],
    ['js', ['John Smith']],
    ['19900008001', ['吕玉珍']],
    ['１９９ ０００ ０８００１', ['吕玉珍']],
    ['+86 199-0000-8001', ['吕玉珍']],
    ['01055512345', ['吕玉珍']],
    ['010-5551 2345', ['吕玉珍']],
    [ID_NUMBER, ['王小明']],
    [`${ID_NUMBER.slice(0, 6)} ${ID_NUMBER.slice(6)}`.toLowerCase(), ['王小明']],
    [PASSPORT.toLowerCase(), ['John Smith']],
    ['1990000800', []],
    [ID_NUMBER.slice(0, 17), []],
    ['%', []],
    ["' OR 1=1", []],
  ])('“%s” finds %j', async (q, found) => {
    expect((await find(q)).sort()).toEqual([...found].sort());
  });

  const behindTheDoor = ['1-1-101', '1栋1单元101', '１－１－１０１', '1 栋', '1-101', 'elm 1栋1单元101', 'elm1-1-101'];
  it.each(behindTheDoor)('“%s” finds everybody behind the door', async (q) => {
    const found = await find(q, worker);
    // Three of the district file, and seven of those registered above.
    expect(found).toHaveLength(10);
  });

  it('takes a community at the beginning for where the building stands, and finds in no other', async () => {
    expect(await find('oak 1栋1单元101')).toEqual([]);
    expect(await find('elm 9栋')).toEqual([]);
    expect(await find('elm 1栋', await platform.clientOf('worker.oak-1'))).toEqual([]);
  });

  it('finds within the scope only, whatever is asked', async () => {
    expect(await find('单', worker)).toEqual(['单立群']);
    const other = await platform.clientOf('worker.oak-1');
    for (const q of ['单', 'shan', 'slq', '19900008001', ID_NUMBER, '1-1-101'])
      expect(await find(q, other)).toEqual([]);
    const head = await platform.clientOf('head.elm-1');
    await expect(head.people.list({ query: { q: '单' } })).rejects.toMatchObject({ status: 403 });
  });

  it('lists by age, residence, open facts and 人户分离, together and within a unit', async () => {
    const idOfName = (name: string) => [...names].find(([, known]) => known === name)?.[0] ?? '';
    const list = async (query: PeopleQuery, client = secretary) =>
      (await client.people.list({ query: { limit: 200, ...query } })).items.map(
        ({ id, name }) => names.get(id) ?? name,
      );
    expect(await list({ residenceKind: 'tenant' })).toEqual(['单独居']);
    expect(await list({ residenceKind: 'tenant', unit: idOf('elm-1') })).toEqual([]);
    expect(await list({ residenceKind: 'tenant' }, worker)).toEqual([]);
    const born = await list({ ageFrom: 75, ageTo: 77, residenceKind: 'permanent' });
    expect(born).toContain('王小明');
    const params = { id: idOfName('王晓梅') };
    await secretary.people.recordFact({
      params,
      body: { kind: 'livingAlone', source: '网格员上门', validFrom: '2024-01-01' },
    });
    expect(await list({ fact: 'livingAlone', q: '王' })).toEqual(['王晓梅']);
    expect(await list({ fact: 'livingAlone', ageTo: 1 })).toEqual([]);
    for (const fact of ['minimumAllowance', 'noSuchKind']) {
      await expect(list({ fact })).rejects.toMatchObject({ status: 422, code: 'person.factUnknown' });
    }
    const registered = (name: string, divisionCode: string) =>
      secretary.people.relate({
        params: { id: idOfName(name) },
        body: {
          ...{ kind: 'householdRegistration', divisionCode, address: '外地某村' },
          ...{ validFrom: '2020-01-01', source: '公安户籍' },
        },
      });
    expect((await registered('单立群', '110101')).registrationMismatch).toBe(true);
    expect((await registered('尉迟建', '990101')).registrationMismatch).toBe(false);
    expect(await list({ mismatch: 'true' })).toEqual(['单立群']);
  });

  it.each(['c', 'chen', '陈', '1栋'])('pages of “%s” meet: each person once, in order', async (q) => {
    const whole = (await secretary.people.list({ query: { q, limit: 100 } })).items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await secretary.people.list({ query: { q, limit: 2, ...(cursor === undefined ? {} : { cursor }) } });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(whole.length).toBeGreaterThan(2);
    expect(paged).toEqual(whole);
  });

  it.each(['陈', 'chen', '19900008001', ID_NUMBER, '1-1-101', 'elm 1栋'])(
    '“%s” takes one statement beside the session’s',
    async (q) => {
      const cookie = await platform.cookieOf('secretary.elm');
      const { statements } = await platform.database.statements.count(async () => {
        // The call begins only when it is awaited, and must begin in here to be counted.
        return await platform.application.inject({
          url: `/api/v1/people?q=${encodeURIComponent(q)}`,
          headers: { cookie },
        });
      });
      expect(statements).toHaveLength(2);
    },
  );
});
