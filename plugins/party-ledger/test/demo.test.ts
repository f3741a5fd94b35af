import { newId, type PersonSummary, type UnitPath } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingListSchema, overviewSchema } from '../contract/meetings.js';
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

  it('is there once the demo’s residents are, with the task of the month for its community', async () => {
    const units = { districtId: newId(), streetId: newId(), communityId: newId(), gridId: newId() };
    const demo = await createTestPlatform(program, {
      dialect,
      demo: true,
      prepare: ({ people }) => {
        for (let index = 0; index < 150; index += 1) people.push(residentOf(units, index));
      },
    });
    try {
      for (let tries = 0; demo.core.tasks.length === 0 && tries < 400; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(demo.core.tasks.map(({ task }) => [task.type, task.unitId])).toEqual([
        ['party-ledger:monthLife', units.communityId],
      ]);
      const user = {
        unitId: units.communityId,
        level: 'community' as const,
        permissions: ['party-ledger:ledger.read'],
      };
      const overview = overviewSchema.parse(await (await demo.call('/overview', { user })).json());
      expect(overview).toMatchObject({ branches: 6 });
    } finally {
      await demo.stop();
    }
  });
});

function residentOf(units: UnitPath, index: number): PersonSummary {
  return {
    ...{ id: newId(), name: `陈示${index}`, sex: index % 2 === 0 ? 'female' : 'male', idNumber: null, phone: null },
    ...{
      birthDate: `${1940 + (index % 55)}-05-12`,
      units,
      unitName: '爱民佳苑社区第 7 网格',
      householdSize: null,
      door: null,
    },
  };
}
