import { addDays, coreEvents, newId } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { educationSchema, householdMembersSchema, personMemberSchema } from '../contract/members.js';
import { MemberReads } from '../server/members/member-reads.js';
import { Community, codeOf, createTestPlatform, program, TODAY, testDialects } from './support.js';

describe.each(testDialects())('party members, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('are residents, as the registry has them, or held only here', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const resident = here.resident();
    const id = await here.member(branch, { personId: resident.id, name: '别名', birthDate: '1990-01-01' });
    expect(await here.detail(id)).toMatchObject({ personId: resident.id, name: '陈桂兰', birthDate: '1954-05-12' });
    const again = { personId: resident.id, organisationId: branch };
    await expect(here.member(branch, again)).rejects.toThrow('member.known');
    const elsewhere = new Community(platform).resident();
    await expect(here.member(branch, { personId: elsewhere.id })).rejects.toThrow('person.unknown');
    const panel = await here.read(`/people/${resident.id}`, personMemberSchema);
    expect(panel.member?.id).toBe(id);
    expect((await here.read(`/people/${newId()}`, personMemberSchema)).member).toBeNull();
  });

  it('stand on the page of their household, to whoever has it, until they leave', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const householdId = newId();
    const door = {
      householdId,
      buildingId: newId(),
      building: '3 号楼',
      entrance: null,
      door: '402',
      text: '3 号楼 402',
    };
    const [first, second] = [here.resident({ door }), here.resident({ door, name: '陈示例' })];
    here.resident({ door });
    const member = await here.member(branch, { personId: first.id });
    const leaver = await here.member(branch, { personId: second.id });
    await here.member(branch, { personId: here.resident({ name: '别家人' }).id });
    const names = async () =>
      (await here.read(`/households/${householdId}`, householdMembersSchema)).items.map(({ id, organisation }) => [
        id,
        organisation,
      ]);
    expect(await names()).toEqual([
      [member, '第一党支部'],
      [leaver, '第一党支部'],
    ]);
    await here.call('POST', `/members/${leaver}/leave`, { on: TODAY, ending: 'deceased' });
    expect(await names()).toEqual([[member, '第一党支部']]);
    const elsewhere = new Community(platform).secretary;
    expect((await here.call('GET', `/households/${householdId}`, undefined, elsewhere)).status).toBe(404);
  });

  it('know who read of them, a day each, from wherever: the list, the file, panels, dues, who is asked to a meeting', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const householdId = newId();
    const door = {
      householdId,
      buildingId: newId(),
      building: '3 号楼',
      entrance: null,
      door: '402',
      text: '3 号楼 402',
    };
    const resident = here.resident({ door });
    const id = await here.member(branch, { personId: resident.id });
    await here.pay(id, 100);
    const asked = [
      ...['/members', `/members/${id}`, `/people/${resident.id}`, `/households/${householdId}`, '/dues'],
      ...[`/members/${id}/payments`, `/attendees?organisation=${branch}&kind=branchMeeting&on=${TODAY}`],
    ];
    for (const path of asked) {
      const reader = { ...here.secretary, accountId: newId(), name: path };
      expect((await here.call('GET', path, undefined, reader)).status, path).toBe(200);
      await here.call('GET', path, undefined, reader);
    }
    const { reads } = await here.detail(id);
    expect(reads.map(({ by }) => by).sort()).toEqual([...asked, '何文斌'].sort());
    expect(new Set(reads.map(({ on }) => on))).toEqual(new Set([TODAY]));
    // Core is told nothing: that it was asked would tell of the membership.
    expect(platform.core.reads).toEqual([]);
    await here.database.execute('UPDATE member_reads SET day = ? WHERE member_id = ?', [addDays(TODAY, -1_200), id]);
    await platform.server.application.get(MemberReads).removeExpired();
    expect((await here.detail(id)).reads).toEqual([{ by: '何文斌', on: TODAY }]);
  });

  it('are accepted as probationary members of 18 at least, and regularised after a year', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const accepted = { beginning: 'accepted', standing: 'probationary', on: '2025-06-20' } as const;
    await expect(here.member(branch, { ...accepted, standing: 'full' })).rejects.toThrow('422');
    await expect(here.member(branch, { ...accepted, birthDate: '2007-06-21' })).rejects.toThrow('member.tooYoung');
    const id = await here.member(branch, { ...accepted, birthDate: '2007-06-20' });
    const regularise = (on: string) => here.call('POST', `/members/${id}/regularise`, { on });
    expect(await codeOf(await regularise('2026-06-19'))).toBe('member.probationTooShort');
    expect((await regularise('2026-06-20')).status).toBe(204);
    expect(await codeOf(await regularise('2026-06-21'))).toBe('member.notProbationary');
    expect((await here.detail(id)).history.map(({ from, until, standing }) => [from, until, standing])).toEqual([
      ['2026-06-20', null, 'full'],
      ['2025-06-20', '2026-06-20', 'probationary'],
    ]);
  });

  it('change organisation and kind from a day on, and leave; every change has its day', async () => {
    const here = new Community(platform);
    const [first, second] = [await here.organisation('branch'), await here.organisation('branch', null, '第二党支部')];
    const id = await here.member(first, { on: '2020-01-01' });
    const change = (body: object) => here.call('POST', `/members/${id}/change`, body);
    expect(await codeOf(await change({ on: '2026-03-01', kind: 'mobile', awaySince: '2025-09-02' }))).toBe(
      'member.notAwayLongEnough',
    );
    expect((await change({ on: '2026-03-01', kind: 'mobile', awaySince: '2025-09-01' })).status).toBe(204);
    expect(await codeOf(await change({ on: '2026-03-01', kind: 'retired' }))).toBe('day.beforeLastChange');
    expect(await codeOf(await change({ on: addDays(TODAY, 1), kind: 'retired' }))).toBe('day.notYet');
    expect((await change({ on: '2026-04-01', organisationId: second })).status).toBe(204);
    expect((await here.page(`?organisation=${second}&kind=mobile`)).items.map((each) => each.id)).toEqual([id]);
    expect((await here.page(`?organisation=${first}`)).items).toEqual([]);
    const leave = () => here.call('POST', `/members/${id}/leave`, { on: '2026-05-01', ending: 'deceased' });
    expect((await leave()).status).toBe(204);
    expect(await codeOf(await leave())).toBe('member.left');
    expect((await here.page()).total).toBe(0);
  });

  it('come page by page', async () => {
    const here = new Community(platform);
    const ids = await here.members(await here.organisation('branch'), 5);
    const first = await here.page('?limit=3');
    const second = await here.page(`?limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toSorted());
    expect([first.total, second.next]).toEqual([5, null]);
  });

  it('two changes at once leave one stretch that lasts', async () => {
    const here = new Community(platform);
    const id = await here.member(await here.organisation('branch'), { on: '2020-01-01' });
    const answers = await Promise.all(
      ['2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'].map((on) =>
        here.call('POST', `/members/${id}/change`, { on, kind: 'retired' }),
      ),
    );
    expect(answers.every(({ status }) => status === 204 || status === 409)).toBe(true);
    const { history } = await here.detail(id);
    expect(history.filter(({ until }) => until === null)).toHaveLength(1);
    for (const [index, stretch] of history.entries()) expect(stretch.until).toBe(history[index - 1]?.from ?? null);
  });

  it('the structure of any day is exact to the head, whatever happened since', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const day = (year: number) =>
      `${year}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
    const spans: { from: string; until: string }[] = [];
    for (let made = 0; made < 14; made += 1) {
      const from = day(2018 + random(4));
      const education = educationSchema.options[random(educationSchema.options.length)] ?? 'college';
      const id = await here.member(branch, { on: from, birthDate: day(1940 + random(60)), education });
      const until = random(2) === 0 ? '9999-12-31' : day(2023 + random(3));
      if (until < '9999') await here.call('POST', `/members/${id}/leave`, { on: until, ending: 'transferredOut' });
      spans.push({ from, until });
    }
    for (const asOf of [
      '2017-12-31',
      '2019-06-15',
      '2022-02-28',
      '2024-08-01',
      ...spans.flatMap(({ from }) => from),
      TODAY,
    ]) {
      const { total, ages, educations, kinds } = await here.structure(`?organisation=${branch}&asOf=${asOf}`);
      expect(total).toBe(spans.filter(({ from, until }) => from <= asOf && asOf < until).length);
      for (const rows of [ages, educations, kinds]) expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }
  });

  it('the search finds them for whoever may see them, and says no more than that there is a file', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const resident = here.resident();
    await here.member(branch, { personId: resident.id });
    await here.member(branch, { name: '欧阳明德' });
    const scope = { units: [{ id: here.units.communityId ?? '', level: 'community' as const }] };
    const find = async (text: string | null, personIds: string[], where = scope) =>
      (await platform.search({ text, personIds, scope: where })).json();
    expect(await find('陈', [resident.id, newId()])).toEqual({
      items: [{ kind: 'person', personId: resident.id, note: '有档案', page: null }],
    });
    expect(await find('欧阳', [])).toMatchObject({ items: [{ kind: 'record', title: '欧阳明德', note: '有档案' }] });
    expect(await find('%', [])).toEqual({ items: [] });
    const elsewhere = { units: [{ id: newId(), level: 'community' as const }] };
    expect(await find('欧阳', [resident.id], elsewhere)).toEqual({ items: [] });
  });

  it('who are erased from the registry leave nothing here', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const resident = here.resident();
    const id = await here.member(branch, { personId: resident.id });
    await here.base(id, 'employed', 300_000);
    await here.pay(id, 1_500);
    await here.elect(branch, [id]);
    await here.meet(branch, { presentIds: [id] });
    expect((await here.tell(coreEvents.personErased, { personId: resident.id })).status).toBe(200);
    const tables = ['member_spans', 'dues_bases', 'dues', 'payments', 'attendances', 'term_posts'];
    for (const table of tables) {
      expect(await here.database.query(`SELECT id FROM ${table} WHERE member_id = ?`, [id], () => true)).toEqual([]);
    }
    expect((await here.page()).total).toBe(0);
  });

  it('who turn out to be one resident follow the merge', async () => {
    const here = new Community(platform);
    const [from, into] = [here.resident(), here.resident({ name: '陈贵兰' })];
    const id = await here.member(await here.organisation('branch'), { personId: from.id });
    await here.tell(coreEvents.personMerged, { mergeId: newId(), fromId: from.id, intoId: into.id });
    expect((await here.detail(id)).personId).toBe(into.id);
  });
});
