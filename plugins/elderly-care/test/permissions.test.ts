import { createTestPlatform, permissionMatrix, type TestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';

describe.each(testDialects())('permissions of elderly care, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('each route needs its own permission and nothing else', async () => {
    const { routes, faults } = await permissionMatrix(platform, plugin.permissions);
    expect(faults).toEqual([]);
    expect(routes).toEqual([
      'GET /assessments elderly-care:ability.read',
      'GET /assessments/:id elderly-care:ability.read sensitive',
      'GET /elders elderly-care:elder.read',
      'GET /elders/:personId elderly-care:elder.read',
      'DELETE /elders/:personId/assessment-draft elderly-care:ability.assess',
      'GET /elders/:personId/assessment-draft elderly-care:ability.assess sensitive',
      'PUT /elders/:personId/assessment-draft elderly-care:ability.assess',
      'GET /elders/:personId/assessments elderly-care:ability.read sensitive',
      'POST /elders/:personId/assessments elderly-care:ability.assess',
      'GET /households/:householdId/elders elderly-care:elder.read',
      'GET /matter-figures elderly-care:matter.answer',
      'GET /matters elderly-care:matter.answer',
      'GET /matters/:id elderly-care:matter.answer',
      'POST /matters/:id/answer elderly-care:matter.answer',
      'GET /visit-figures elderly-care:elder.read',
      'GET /visit-plan elderly-care:visit.plan',
      'POST /visit-plan elderly-care:visit.plan',
    ]);
  });

  it('ability is for whoever assesses or answers for the community; grid workers and the street have none of it', () => {
    const granted = Object.fromEntries(plugin.permissions.map(({ name, grantedTo }) => [name, grantedTo]));
    expect(granted).toMatchObject({
      'elderly-care:ability.read': ['communityWorker', 'communitySecretary', 'stationDoctor'],
      'elderly-care:ability.assess': ['communityWorker', 'stationDoctor'],
    });
  });
});
