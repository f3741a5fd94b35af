import { permissionMatrix, type TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { createTestPlatform, program } from './support.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform(program);
});
afterAll(() => platform?.stop());

it('each route needs its own permission and nothing else', async () => {
  const { routes, faults } = await permissionMatrix(platform, plugin.permissions);
  expect(faults).toEqual([]);
  expect(routes).toEqual([
    'GET /attendees party-ledger:ledger.read',
    'GET /dues party-ledger:ledger.read',
    'GET /households/:householdId party-ledger:ledger.read',
    'POST /imports/check party-ledger:ledger.keep',
    'POST /imports/load party-ledger:ledger.keep',
    'GET /meetings party-ledger:ledger.read',
    'POST /meetings party-ledger:ledger.keep',
    'POST /meetings/:id/files party-ledger:ledger.keep',
    'DELETE /meetings/:id/files/:fileId party-ledger:ledger.keep',
    'GET /meetings/:id/files/:fileId party-ledger:ledger.read',
    'POST /meetings/plans party-ledger:ledger.keep',
    'DELETE /meetings/plans/:id party-ledger:ledger.keep',
    'GET /members party-ledger:ledger.read',
    'POST /members party-ledger:ledger.keep',
    'GET /members/:id party-ledger:ledger.read',
    'POST /members/:id/change party-ledger:ledger.keep',
    'POST /members/:id/leave party-ledger:ledger.keep',
    'POST /members/:id/regularise party-ledger:ledger.keep',
    'PUT /members/:memberId/dues-base party-ledger:ledger.keep',
    'GET /members/:memberId/payments party-ledger:ledger.read',
    'GET /organisations party-ledger:ledger.read',
    'POST /organisations party-ledger:ledger.keep',
    'POST /organisations/:id/abolish party-ledger:ledger.keep',
    'POST /organisations/:id/terms party-ledger:ledger.keep',
    'GET /overview party-ledger:ledger.read',
    'POST /payments party-ledger:ledger.keep',
    'POST /payments/:id/reversal party-ledger:ledger.keep',
    'GET /people/:personId party-ledger:ledger.read',
    'GET /structure party-ledger:ledger.read',
    'GET /tasks/:id/month party-ledger:ledger.read',
    'GET /year party-ledger:ledger.read',
  ]);
});
