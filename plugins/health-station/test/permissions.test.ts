import { createTestPlatform, permissionMatrix, type TestPlatform, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';

describe.each(testDialects())('permissions of the station, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it('each route needs its own permission and nothing else', async () => {
    const { routes, faults } = await permissionMatrix(platform, plugin.permissions);
    expect(faults).toEqual([]);
    expect(routes).toEqual([
      'GET /households/:householdId/patients health-station:patient.read sensitive',
      'GET /patients health-station:patient.read sensitive',
      'POST /patients health-station:patient.enrol',
      'GET /patients/:personId health-station:patient.read sensitive',
      'POST /patients/:personId/follow-ups health-station:followUp.record',
      'POST /patients/:personId/physicals health-station:followUp.record',
      'POST /readings/:id/approve health-station:reading.review',
      'POST /readings/:id/send-back health-station:reading.review',
      'GET /readings/waiting health-station:reading.review sensitive',
      'GET /readings/waiting/figures health-station:reading.review',
      'POST /screening/:personId/readings health-station:followUp.record',
      'POST /screening/:personId/settle health-station:followUp.record',
      'GET /screening/due health-station:followUp.record sensitive',
      'GET /screening/open health-station:followUp.record sensitive',
    ]);
  });

  it('each is the doctors’ alone', () => {
    expect(plugin.permissions.map(({ grantedTo }) => grantedTo)).toEqual(
      plugin.permissions.map(() => ['stationDoctor']),
    );
  });
});
