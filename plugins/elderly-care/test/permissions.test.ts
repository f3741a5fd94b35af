import { newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform, type TestUser, testDialects } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';

const id = newId();
const form = {
  ...{ assessedOn: '2026-11-01', reason: 'first', secondAssessor: '', version: 0 },
  answers: { scores: {}, coma: false, diagnoses: [], riskEvents: {} },
};
type Permission = (typeof plugin)['permissions'][number]['name'];

/** Every route, by what it is reached with; ids are nobody’s, so that whoever may is told that there is nothing. */
const routes: readonly [string, string, unknown, Permission][] = [
  ['GET', '/elders', undefined, 'elderly-care:elder.read'],
  ['GET', `/elders/${id}`, undefined, 'elderly-care:elder.read'],
  ['GET', `/households/${id}/elders`, undefined, 'elderly-care:elder.read'],
  ['GET', '/visit-figures', undefined, 'elderly-care:elder.read'],
  ['GET', '/visit-plan?until=2026-12-31', undefined, 'elderly-care:visit.plan'],
  ['POST', '/visit-plan', { until: '2026-12-31' }, 'elderly-care:visit.plan'],
  ['GET', '/assessments', undefined, 'elderly-care:ability.read'],
  ['GET', `/assessments/${id}`, undefined, 'elderly-care:ability.read'],
  ['GET', `/elders/${id}/assessments`, undefined, 'elderly-care:ability.read'],
  ['GET', `/elders/${id}/assessment-draft`, undefined, 'elderly-care:ability.assess'],
  ['PUT', `/elders/${id}/assessment-draft`, form, 'elderly-care:ability.assess'],
  ['DELETE', `/elders/${id}/assessment-draft?version=1`, undefined, 'elderly-care:ability.assess'],
  ['POST', `/elders/${id}/assessments`, { version: 1 }, 'elderly-care:ability.assess'],
];

describe.each(testDialects())('permissions of elderly care, on %s', (dialect) => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program, { dialect });
  });
  afterAll(() => platform?.stop());

  it.each(plugin.permissions.map(({ name }) => name))('%s opens its routes and no other', async (held) => {
    const user: TestUser = { unitId: newId(), level: 'community', permissions: [held] };
    for (const [method, path, body, needed] of routes) {
      const { status } = await platform.call(path, { method, user, ...(body === undefined ? {} : { body }) });
      expect([method, path, status === 403]).toEqual([method, path, held !== needed]);
    }
  });

  it('ability is for whoever assesses or answers for the community; grid workers and the street have none of it', () => {
    const granted = Object.fromEntries(plugin.permissions.map(({ name, grantedTo }) => [name, grantedTo]));
    expect(granted).toMatchObject({
      'elderly-care:ability.read': ['communityWorker', 'communitySecretary', 'stationDoctor'],
      'elderly-care:ability.assess': ['communityWorker', 'stationDoctor'],
    });
  });
});
