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
    'GET /disputes policing:dispute.open',
    'POST /disputes policing:dispute.take',
    'GET /disputes/:id policing:dispute.open sensitive',
    'POST /disputes/:id/invitations policing:dispute.keep',
    'POST /disputes/:id/steps policing:dispute.keep',
    'GET /figures policing:work.see',
    'GET /households/:householdId policing:rentedHome.read',
    'POST /joined-disputes policing:dispute.take',
    'GET /people/:personId policing:work.see',
    'GET /rented-homes policing:rentedHome.read',
    'POST /rented-homes policing:rentedHome.register',
    'DELETE /rented-homes/:personId policing:rentedHome.register',
    'GET /residents policing:dispute.take',
  ]);
});

it('what parties told a mediator is for those who have to do with it; grid workers have no dispute at all', () => {
  const of = (role: string) =>
    plugin.permissions.filter(({ grantedTo }) => grantedTo.some((each) => each === role)).map(({ name }) => name);
  expect(of('gridWorker')).toEqual(['policing:work.see', 'policing:rentedHome.read']);
  expect(of('policeOfficer')).not.toContain('policing:dispute.read');
});
