import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshPlatform, type TestedPlatform } from '../src/platform.js';

const PASSWORD = 'Yige-demo-2026';
const REQUESTS = 2_000;
const AT_ONCE = 8;
const ROTATIONS = 4;
/** Seconds for which a key is published before it signs: a test cannot wait for the minute of a real site. */
const LEAD = 2;

let platform: TestedPlatform;
beforeAll(async () => {
  platform = await freshPlatform('sqlite', {
    YIGE_SIGNING_KEY_LEAD: String(LEAD),
    // Nobody asks so much by hand, and here one person does.
    YIGE_PLUGIN_CALLS_A_MINUTE_PER_USER: '1000000',
  });
});
afterAll(() => platform?.stop());

async function cookieOf(username: string): Promise<string> {
  const answer = await fetch(`${platform.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/**
 * Each request goes through the gateway with a fresh token that the plugin's server verifies with the SDK, and the
 * plugin calls core with a token of its own: both sides meet every key.
 */
it(`while keys are renewed ${ROTATIONS} times, none of ${REQUESTS} requests through a plugin fails`, async () => {
  const worker = { headers: { cookie: await cookieOf('linxiaoyan.amjy') } };
  const portal: unknown = await (await fetch(`${platform.address}/api/v1/portal`, worker)).json();
  const version = /"id":"elderly-care","version":"([^"]+)"/.exec(JSON.stringify(portal))?.[1];
  const url = `${platform.address}/plugins/elderly-care/${version}/api/elders?limit=1`;
  const statuses = new Map<number, number>();
  let rotating = true;
  const requestUntilDone = async () => {
    for (let sent = 0; sent < REQUESTS / AT_ONCE || rotating; sent += 1) {
      const answer = await fetch(url, worker);
      await answer.arrayBuffer();
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      // Spread over the rotations, so that each finds requests in flight.
      await pause(20);
    }
  };
  const rotate = async () => {
    const cookie = await cookieOf('hanxu.qinghe');
    const kids = new Set<string>();
    for (let rotation = 0; rotation < ROTATIONS; rotation += 1) {
      const made = await fetch(`${platform.address}/api/v1/security/signing-keys`, {
        method: 'POST',
        headers: { cookie },
      });
      expect(made.status).toBe(201);
      await pause(LEAD * 1_000 + 200);
      const listed: unknown = await (
        await fetch(`${platform.address}/api/v1/security/signing-keys`, { headers: { cookie } })
      ).json();
      const signing = /"kid":"([^"]+)","createdAt":"[^"]+","signsFrom":"[^"]+","state":"signing"/.exec(
        JSON.stringify(listed),
      );
      kids.add(signing?.[1] ?? '');
    }
    rotating = false;
    return kids.size;
  };
  const [signers] = await Promise.all([rotate(), ...Array.from({ length: AT_ONCE }, requestUntilDone)]);
  expect(signers).toBe(ROTATIONS);
  expect([...statuses.keys()]).toEqual([200]);
  expect(statuses.get(200)).toBeGreaterThanOrEqual(REQUESTS);
}, 180_000);
