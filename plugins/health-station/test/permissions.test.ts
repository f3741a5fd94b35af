import { newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';
import { doctorOf, elm, Station } from './support.js';

const id = newId();
const measured = { on: '2026-11-01', systolic: 130, diastolic: 80 };
type Permission = (typeof plugin)['permissions'][number]['name'];

/** Every route, by what it is reached with; ids are nobody’s, so that whoever may is told that there is nothing. */
const routes: readonly [string, string, unknown, Permission][] = [
  ['GET', '/patients', undefined, 'health-station:patient.read'],
  ['GET', `/patients/${id}`, undefined, 'health-station:patient.read'],
  ['GET', `/households/${id}/patients`, undefined, 'health-station:patient.read'],
  ['POST', '/patients', { personId: id }, 'health-station:patient.enrol'],
  ['GET', '/readings/waiting', undefined, 'health-station:reading.review'],
  ['GET', '/readings/waiting/figures', undefined, 'health-station:reading.review'],
  ['POST', `/readings/${id}/approve`, undefined, 'health-station:reading.review'],
  ['POST', `/readings/${id}/send-back`, { note: '请再量一次' }, 'health-station:reading.review'],
  [
    'POST',
    `/patients/${id}/follow-ups`,
    { ...measured, feeling: 'well', newComplication: false },
    'health-station:followUp.record',
  ],
  ['POST', `/patients/${id}/physicals`, { on: '2026-11-01' }, 'health-station:followUp.record'],
  ['GET', '/screening/open', undefined, 'health-station:followUp.record'],
  ['GET', '/screening/due', undefined, 'health-station:followUp.record'],
  ['POST', `/screening/${id}/readings`, measured, 'health-station:followUp.record'],
  ['POST', `/screening/${id}/settle`, undefined, 'health-station:followUp.record'],
];

describe.each(testDialects())('permissions of the station, on %s', (dialect) => {
  let station: Station;
  const doctor = doctorOf(elm);
  beforeAll(async () => {
    station = new Station(await createTestPlatform(program, { dialect }), doctor);
  });
  afterAll(() => station?.platform.stop());

  it.each(plugin.permissions.map(({ name }) => name))('%s opens its routes and no other', async (held) => {
    const user: TestUser = { ...doctor, permissions: [held] };
    for (const [method, path, body, needed] of routes) {
      const { status } = await station.platform.call(path, { method, user, ...(body === undefined ? {} : { body }) });
      expect([method, path, status === 403]).toEqual([method, path, held !== needed]);
    }
  });

  it('each is the doctors’ alone', () => {
    expect(plugin.permissions.map(({ grantedTo }) => grantedTo)).toEqual(
      plugin.permissions.map(() => ['stationDoctor']),
    );
  });
});
