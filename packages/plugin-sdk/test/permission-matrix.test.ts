import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestPlatform, permissionMatrix, type TestPlatform } from '../src/testing/index.js';
import { plugin, program } from './fixture.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform(program);
});
afterAll(() => platform?.stop());

const mounted = [
  'GET /files fixture:thing.read sensitive',
  'GET /residents fixture:thing.read',
  'GET /things/:id fixture:thing.read',
  'POST /wishes fixture:thing.read',
  'POST /wishes/many fixture:thing.read',
];

it('lists each route that the server mounts, none of the SDK’s own, and finds nothing wrong with them', async () => {
  const { routes, faults } = await permissionMatrix(platform, plugin.permissions);
  expect(routes).toEqual(mounted);
  expect(faults).toEqual([]);
});

it('names a route whose permission the manifest does not have', async () => {
  const { faults } = await permissionMatrix(platform, [{ name: 'fixture:thing.keep' }]);
  expect(faults).toEqual(
    mounted.map((line) => `${line.replace(' sensitive', '')}: the manifest has no such permission`),
  );
});

it('names a route that lets in whoever has no permission, and one that keeps out who has', async () => {
  const real = platform.call.bind(platform);
  try {
    platform.call = async (path, options) => {
      const answer = await real(path, options);
      if (path === '/wishes') return new Response(null, { status: 200 });
      return path === '/residents' && answer.status === 422 ? new Response(null, { status: 403 }) : answer;
    };
    const { faults } = await permissionMatrix(platform, plugin.permissions);
    expect(faults).toEqual([
      'GET /residents fixture:thing.read: the permission was answered 403',
      'POST /wishes fixture:thing.read: nobody was answered 200',
      'POST /wishes fixture:thing.read: all other permissions were answered 200',
    ]);
  } finally {
    platform.call = real;
  }
});
