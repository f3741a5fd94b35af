import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingListSchema } from '../contract/meetings.js';
import { DemoBranches } from '../server/demo/demo-branches.js';
import { DemoMeetings } from '../server/demo/demo-meetings.js';
import { DemoMembers } from '../server/demo/demo-members.js';
import { Community, createTestPlatform, program, TODAY, testDialects } from './support.js';

describe.each(testDialects())('the demo’s ledger, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('has a year of meetings that were recorded as real ones are', async () => {
    const here = new Community(platform);
    const of = platform.server.application;
    const [first] = await here.database.transaction(async () => {
      const branches = (await of.get(DemoBranches).found(here.units)).slice(0, 1);
      await of.get(DemoMembers).admit(branches, [], here.units);
      for (const branch of branches) {
        await of.get(DemoMembers).elect(branch);
        await of.get(DemoMeetings).hold(branch, here.units);
      }
      return branches;
    });
    const year = await here.year(`?organisation=${first?.id}`);
    const slots = year?.rows.flatMap((row) => row.slots) ?? [];
    const groupMeetings = slots.filter(({ kind, period }) => kind === 'groupMeeting' && period < TODAY.slice(0, 7));
    expect(groupMeetings.filter(({ state }) => state === 'missed').map(({ month }) => month)).toEqual(
      first?.missed.filter((month) => month < Number(TODAY.slice(5, 7))),
    );
    expect(slots.filter(({ kind, state }) => kind !== 'groupMeeting' && state === 'missed')).toEqual([]);
    const { items } = await here.read(
      `/meetings?organisation=${first?.id}&kind=branchMeeting&period=${TODAY.slice(0, 4)}-Q1`,
      meetingListSchema,
    );
    // Nobody is asked who was not a member yet; whoever has a vote and came may decide.
    for (const { asked, present, entitled, entitledPresent, resolutions } of items.filter(
      ({ state }) => state === 'held',
    )) {
      expect([asked >= present, entitled >= entitledPresent, asked > 20]).toEqual([true, true, true]);
      expect(resolutions.map(({ passed }) => passed)).toEqual([true]);
    }
  });
});
