import { createTestPlatform, permissionMatrix, type TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform(program);
});
afterAll(() => platform?.stop());

it('each route needs its own permission and nothing else', async () => {
  const { routes, faults } = await permissionMatrix(platform, plugin.permissions);
  expect(faults).toEqual([]);
  expect(routes).toEqual([
    'GET /activities volunteering:volunteer.read',
    'POST /activities volunteering:activity.organise',
    'GET /activities/:id volunteering:volunteer.read',
    'POST /activities/:id/cancel volunteering:activity.organise',
    'POST /activities/:id/publish volunteering:activity.organise',
    'GET /demands volunteering:volunteer.read',
    'POST /demands/:id/answer volunteering:hours.certify',
    'GET /figures volunteering:volunteer.read',
    'GET /help volunteering:volunteer.read',
    'POST /help volunteering:activity.organise',
    'POST /help/:id/cancel volunteering:activity.organise',
    'POST /help/:id/done volunteering:activity.organise',
    'POST /help/:id/settle volunteering:hours.certify',
    'GET /hours volunteering:volunteer.read',
    'POST /hours/:id/certify volunteering:hours.certify',
    'POST /hours/:id/correct volunteering:hours.certify',
    'POST /hours/:id/demands volunteering:volunteer.read',
    'GET /households/:householdId volunteering:volunteer.read',
    'GET /people/:personId volunteering:volunteer.read',
    'GET /residents volunteering:volunteer.read',
    'GET /shifts/:id/code volunteering:activity.organise',
    'POST /shifts/:id/sign-ups volunteering:activity.organise',
    'POST /sign-ups/:id/sign-in volunteering:activity.organise',
    'POST /sign-ups/:id/sign-out volunteering:activity.organise',
    'POST /sign-ups/:id/withdraw volunteering:activity.organise',
    'POST /sign-ups/:id/write-down volunteering:activity.organise',
    'GET /volunteers volunteering:volunteer.read',
    'POST /volunteers volunteering:volunteer.enrol',
    'POST /volunteers/:personId/leave volunteering:volunteer.enrol',
  ]);
});
