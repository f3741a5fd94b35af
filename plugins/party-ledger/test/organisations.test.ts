import { newId } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Community, codeOf, createTestPlatform, program, readerOf, TODAY, testDialects } from './support.js';

describe.each(testDialects())('party organisations, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('are kept as their entities say', () => platform.assertNoDrift());

  it('stand in a tree, each counted with all below it', async () => {
    const here = new Community(platform);
    const committee = await here.organisation('partyCommittee', null, '社区党委');
    const branch = await here.organisation('branch', committee);
    const group = await here.organisation('group', branch, '第一党小组');
    await here.members(group, 2);
    await here.member(branch, { standing: 'probationary', beginning: 'accepted', on: TODAY });
    const { items, rule } = await here.list();
    expect(items.map(({ id, members, probationary }) => [id, members, probationary])).toEqual([
      [committee, 3, 1],
      [branch, 3, 1],
      [group, 2, 0],
    ]);
    expect(rule.source).toContain('支部工作条例');
  });

  it('are refused where they cannot stand, and warned of where the thresholds are not met', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const wanted = { kind: 'branch', parentId: branch, name: '二', place: 'community', foundedOn: '2020-01-01' };
    expect(await codeOf(await here.call('POST', '/organisations', wanted))).toBe('organisation.misplaced');
    expect((await here.call('POST', '/organisations', { ...wanted, kind: 'jointBranch', parentId: null })).status).toBe(
      422,
    );
    await here.members(branch, 2);
    const findings = async () => (await here.list()).items[0]?.findings.map(({ code }) => code);
    expect(await findings()).toEqual(['tooFewForBranch', 'nobodyElected']);
    const [first = ''] = (await here.page()).items.map(({ id }) => id);
    await here.member(branch);
    expect((await here.elect(branch, [first])).status).toBe(204);
    expect(await findings()).toEqual([]);
    await here.members(branch, 4);
    expect(await findings()).toEqual(['committeeMissing']);
  });

  it('elect members of their own for the years of the rules', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const ids = await here.members(branch, 5);
    const stranger = await here.member(await here.organisation('branch', null, '另一支部'));
    expect(await codeOf(await here.elect(branch, [stranger]))).toBe('term.memberElsewhere');
    expect((await here.elect(branch, ids)).status).toBe(204);
    expect((await here.list()).items[0]?.term).toMatchObject({
      ...{ beginsOn: '2022-03-10', endsOn: '2027-03-10', size: 5 },
    });
    expect((await here.elect(branch, ids.slice(0, 2))).status).toBe(204);
    expect((await here.list()).items[0]?.term).toMatchObject({ size: 2 });
  });

  it('are abolished only when nobody belongs to them', async () => {
    const here = new Community(platform);
    const branch = await here.organisation('branch');
    const member = await here.member(branch);
    const abolish = (on: string) => here.call('POST', `/organisations/${branch}/abolish`, { on });
    expect(await codeOf(await abolish(TODAY))).toBe('organisation.stillUsed');
    await here.call('POST', `/members/${member}/leave`, { on: '2026-01-15', ending: 'transferredOut' });
    expect((await abolish(TODAY)).status).toBe(204);
    expect((await here.list()).items).toEqual([]);
  });

  it.each(['admit', 'change', 'create'])('that are abolished at the same time hold nothing new: %s', async (what) => {
    const here = new Community(platform);
    for (let round = 0; round < 6; round += 1) {
      const [branch, other] = [await here.organisation('branch'), await here.organisation('branch', null, '另一支部')];
      const member = await here.member(other);
      const join = () => {
        if (what === 'admit') return here.member(branch);
        if (what === 'create') return here.organisation('group', branch, '第一党小组');
        const change = { on: TODAY, organisationId: branch };
        return here.call('POST', `/members/${member}/change`, change).then(({ status }) => {
          if (status !== 204) throw new Error(String(status));
        });
      };
      const [joined, abolished] = await Promise.all([
        join().then(
          () => true,
          () => false,
        ),
        here.call('POST', `/organisations/${branch}/abolish`, { on: TODAY }).then(({ status }) => status === 204),
      ]);
      expect([joined, abolished].filter(Boolean)).toHaveLength(1);
    }
  });

  it('are seen and kept in their own units only', async () => {
    const [here, there] = [new Community(platform), new Community(platform)];
    const branch = await here.organisation('branch');
    expect((await there.list()).items).toEqual([]);
    expect(await codeOf(await there.call('POST', `/organisations/${branch}/abolish`, { on: TODAY }))).toBe(
      'organisation.unknown',
    );
    expect(
      (
        await there.call('POST', '/members', {
          ...{ personId: null, name: '外人', sex: 'male', birthDate: '1970-01-01', education: 'college' },
          ...{ organisationId: branch, standing: 'full', kind: 'retired', on: TODAY, beginning: 'transferredIn' },
        })
      ).status,
    ).toBe(404);
    const reader = readerOf(here.units);
    expect((await here.call('GET', '/organisations', undefined, reader)).status).toBe(200);
    expect((await here.call('POST', `/organisations/${branch}/abolish`, { on: TODAY }, reader)).status).toBe(403);
    const worker = { ...reader, unitId: newId(), level: 'grid' as const, permissions: [] };
    expect((await here.call('GET', '/organisations', undefined, worker)).status).toBe(403);
  });
});
