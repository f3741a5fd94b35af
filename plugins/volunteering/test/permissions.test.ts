import { newId } from '@yige/plugin-sdk/server';
import { createTestPlatform, type TestPlatform } from '@yige/plugin-sdk/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plugin } from '../plugin.js';
import { program } from '../server/program.js';
import { elm, workerOf } from './support.js';

const id = newId();
const routes = [
  ['GET', '/volunteers', 'volunteer.read'],
  ['GET', `/people/${id}`, 'volunteer.read'],
  ['GET', `/households/${id}`, 'volunteer.read'],
  ['GET', '/residents', 'volunteer.read'],
  ['GET', '/activities', 'volunteer.read'],
  ['GET', `/activities/${id}`, 'volunteer.read'],
  ['GET', '/hours', 'volunteer.read'],
  ['GET', '/demands', 'volunteer.read'],
  ['GET', '/help', 'volunteer.read'],
  ['GET', '/figures', 'volunteer.read'],
  ['POST', `/hours/${id}/demands`, 'volunteer.read'],
  ['POST', '/volunteers', 'volunteer.enrol'],
  ['POST', `/volunteers/${id}/leave`, 'volunteer.enrol'],
  ['GET', `/shifts/${id}/code`, 'activity.organise'],
  ['POST', '/activities', 'activity.organise'],
  ['POST', `/activities/${id}/publish`, 'activity.organise'],
  ['POST', `/activities/${id}/cancel`, 'activity.organise'],
  ['POST', `/shifts/${id}/sign-ups`, 'activity.organise'],
  ['POST', `/sign-ups/${id}/withdraw`, 'activity.organise'],
  ['POST', `/sign-ups/${id}/sign-in`, 'activity.organise'],
  ['POST', `/sign-ups/${id}/sign-out`, 'activity.organise'],
  ['POST', `/sign-ups/${id}/write-down`, 'activity.organise'],
  ['POST', '/help', 'activity.organise'],
  ['POST', `/help/${id}/done`, 'activity.organise'],
  ['POST', `/help/${id}/cancel`, 'activity.organise'],
  ['POST', `/help/${id}/settle`, 'hours.certify'],
  ['POST', `/hours/${id}/certify`, 'hours.certify'],
  ['POST', `/hours/${id}/correct`, 'hours.certify'],
  ['POST', `/demands/${id}/answer`, 'hours.certify'],
] as const;

const all = plugin.permissions.map(({ name }) => name.slice('volunteering:'.length));

describe('who may do what', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await createTestPlatform(program);
  });
  afterAll(() => platform?.stop());

  it.each(routes)('%s %s needs %s and nothing else', async (method, path, permission) => {
    const statusFor = async (permissions: string[] | null) => {
      const user = permissions === null ? {} : { user: workerOf(elm, permissions) };
      const body = method === 'POST' ? { body: {} } : {};
      return (await platform.call(path, { method, ...user, ...body })).status;
    };
    expect(await statusFor(null)).toBe(401);
    expect(await statusFor(all.filter((each) => each !== permission))).toBe(403);
    expect([401, 403]).not.toContain(await statusFor([permission]));
  });
});
