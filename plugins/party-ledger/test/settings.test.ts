import { addMonths } from '@yige/plugin-sdk/server';
import type { TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Community, createTestPlatform, program, TODAY, testDialects } from './support.js';

describe.each(testDialects())('what local offices set, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it.each(['street', 'community'] as const)('a %s sets for its own organisations', async (level) => {
    const here = new Community(platform, level);
    const own = { farmerDues: 80, partyLessons: false, termReminderMonths: 12 };
    platform.core.settings = (unit) => (unit === here.secretary.unitId ? own : {});
    const branch = await here.organisation('branch');
    const [farmer = '', ...others] = await here.members(branch, 3);
    await here.elect(branch, [farmer], addMonths(TODAY, 11 - 60));
    await here.base(farmer, 'farmer', 0);
    expect(others).toHaveLength(2);
    expect((await here.dues()).items[0]?.dueFen).toBe(80);
    const year = await here.year(`?organisation=${branch}`);
    expect(year?.rows.map(({ kind }) => kind)).not.toContain('partyLesson');
    expect((await here.list()).items[0]?.findings.map(({ code }) => code)).toEqual(['termEnds']);
  });
});
