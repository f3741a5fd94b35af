import { type Client, ProblemError } from '@yige/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FirstPasswords } from '../src/imports/first-passwords.js';
import { checked, csvFile, loaded, saidOf, upload } from './support/imports.js';
import { StaffDesk } from './support/staff-desk.js';
import { dialects, TestPlatform } from './support/test-platform.js';

const HEADINGS = ['姓名', '账号', '所在单位', '岗位', '所在组织', '任职方式', '办公电话', '任职日期', '文号'];

describe.each(dialects)('importing staff, on %s', (dialect) => {
  let platform: TestPlatform;
  let system: Client;
  let desk: StaffDesk;

  beforeAll(async () => {
    platform = await TestPlatform.start(dialect);
    system = await platform.clientOf('system');
    desk = await StaffDesk.of(platform);
  });
  afterAll(() => platform?.stop());

  const file = (...rows: string[][]) =>
    csvFile([HEADINGS, ...rows.map((row) => HEADINGS.map((_, at) => row[at] ?? ''))]);
  const load = async (...rows: string[][]) => loaded(system, await upload(system, file(...rows), 'staff', 'district'));
  const take = async (client: Client, id: string) =>
    (await client.imports.firstPasswords({ params: { id }, body: { format: 'csv' } })).text();

  it('opens accounts with a post, and hands out their first passwords once, to whoever loaded them', async () => {
    const done = await load(
      ['何示例', 'he.elm', '990101001001', '社区工作者', '', '', '0999-5550101', '2026-03-01', '示例〔2026〕2 号'],
      ['赵示例', 'zhao.elm', 'elmelm-1', '网格员'],
      ['赵示例', 'zhao.elm', 'elmelm-2', '网格员', '', '兼任'],
    );
    expect(await saidOf(system, done)).toEqual(['D4 role']);
    expect(done).toMatchObject({ state: 'done', counts: { created: 2, changed: 1, refused: 0 }, firstPasswords: 2 });
    const { items } = await system.staff.list({ query: { q: 'he.elm', limit: 10 } });
    expect(items).toMatchObject([{ displayName: '何示例', username: 'he.elm', officePhone: '0999-5550101' }]);
    expect(items[0]?.posts).toMatchObject([
      { role: 'communityWorker', basis: '示例〔2026〕2 号', validFrom: '2026-03-01' },
    ]);

    const stored = await platform.database.query('SELECT password_sealed FROM import_first_passwords', [], (row) =>
      row.text('password_sealed'),
    );
    const sheet = await take(system, done.id);
    const password = /何示例,he\.elm,(\S+)/.exec(sheet)?.[1] ?? '';
    expect(password).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect(stored.join()).not.toContain(password);
    const session = await platform.post('/api/v1/sessions', { username: 'he.elm', password });
    expect(session.status).toBe(201);
    expect(await session.json()).toMatchObject({ mustChangePassword: true });

    await expect(take(system, done.id).catch(codeOf)).resolves.toBe('import.noFirstPasswords');
    expect(await system.imports.get({ params: { id: done.id } })).toMatchObject({ firstPasswords: 0 });
  });

  it('gives them to nobody else, and to nobody after seven days', async () => {
    const done = await load(['钱示例', 'qian.oak', 'oak', '社区工作者']);
    const other = await desk.newcomer('system.two');
    await platform.database.execute(
      `INSERT INTO appointments (id, account_id, unit_number, role, kind, valid_from, valid_to)
       SELECT ?, ?, unit_number, role, kind, valid_from, valid_to FROM appointments WHERE role = 'systemAdministrator'`,
      [other, other],
    );
    const second = await platform.clientOf('system.two');
    await expect(take(second, done.id).catch(codeOf)).resolves.toBe('import.noFirstPasswords');
    await platform.application.get(FirstPasswords).forget(new Date(Date.now() + 1_000));
    await expect(take(system, done.id).catch(codeOf)).resolves.toBe('import.noFirstPasswords');
  });

  it('loaded again changes nothing; a post more and an office phone are changes', async () => {
    const row = ['孙示例', 'sun.ash', '990101002001', '社区书记'];
    expect(await load(row)).toMatchObject({ counts: { created: 1 } });
    const again = await load(row);
    expect(again).toMatchObject({ counts: { unchanged: 1, created: 0, changed: 0 }, firstPasswords: 0 });
    const more = await load(
      ['孙示例', 'sun.ash', 'ash', '社区书记', '', '', '0999-5550102'],
      ['孙示例', 'sun.ash', 'ash', '居委会主任', '', '兼任'],
    );
    expect(await saidOf(system, more)).toEqual(['G2 officePhone', 'D3 role']);
  });

  // The rules of appointments as they are kept by hand: staff/appointments/appointment-rules.ts.
  it.each<[string, string[], string[]]>([
    ['an administrator', ['李示例', 'li.one', 'district', '系统管理员'], ['D2 administratorRole']],
    ['a post for an administrator', ['security', 'security', 'elm', '社区书记'], ['B2 administratorHolder']],
    ['oneself', ['system', 'system', 'elm', '社区书记'], ['B2 oneself']],
    ['a post of another level', ['李示例', 'li.two', 'elm', '街道干部'], ['C2 postNotAtLevel']],
    ['a second regular post', ['worker.elm-1', 'worker.elm-1', 'elm', '社区书记'], ['F2 secondRegular']],
    ['a partner’s post without the partner', ['李示例', 'li.three', 'elm', '物业负责人'], ['E2 organisationMissing']],
    ['a body that is not there', ['李示例', 'li.four', 'elm', '社区书记', '某党委'], ['E2 organisationUnknown']],
    ['a unit that is not there', ['李示例', 'li.five', '不存在', '社区书记'], ['C2 workplaceUnknown']],
    ['somebody else’s username', ['李示例', 'worker.elm-1', 'elm', '社区书记'], ['B2 usernameTaken']],
    ['a username in Chinese', ['李示例', '李示例', 'elm', '社区书记'], ['B2 usernameForm']],
    ['a role nobody knows', ['李示例', 'li.six', 'elm', '掌柜'], ['D2 valueUnknown']],
    ['a phone in words', ['李示例', 'li.seven', 'elm', '社区书记', '', '', '总机'], ['G2 phoneForm']],
  ])('refuses %s', async (_, row, said) => {
    const dry = await checked(system, await upload(system, file(row), 'staff', 'district'));
    expect(await saidOf(system, dry)).toEqual(said);
  });

  it('knows no units and no people outside the unit into which it goes', async () => {
    const rows = [
      ['李示例', 'li.eight', 'south', '街道干部'],
      ['worker.oak-1', 'worker.oak-1', 'elm', '社区书记', '', '兼任'],
    ];
    const dry = await checked(system, await upload(system, file(...rows), 'staff', 'elm'));
    expect(await saidOf(system, dry)).toEqual(['C2 workplaceUnknown', 'B3 usernameTaken']);
  });

  it('puts a post into the one body that fits, or into the one that is named', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const station = await system.bodies.create({
      body: {
        unitId: (await upload(system, file(), 'staff', 'ash')).unit.id,
        kind: 'workStation',
        name: '工作站',
        validFrom: today,
      },
    });
    await load(['吴示例', 'wu.ash', 'ashash-1', '网格员'], ['郑示例', 'zheng.ash', 'ash', '社区工作者', '工作站']);
    const bodies = await platform.database.query(
      `SELECT p.body_id FROM appointments p JOIN accounts a ON a.id = p.account_id
       WHERE a.username IN ('wu.ash', 'zheng.ash')`,
      [],
      (row) => row.textOrNull('body_id'),
    );
    expect(bodies).toEqual([station.id, station.id]);
  });

  it('is not for a street official, who opens no accounts', async () => {
    await expect(upload(desk.official, file(), 'staff', 'north').catch(codeOf)).resolves.toBe('import.kindForbidden');
  });
});

function codeOf(error: unknown): string {
  if (error instanceof ProblemError) return error.code;
  throw error;
}
