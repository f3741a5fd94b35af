import { setTimeout as pause } from 'node:timers/promises';
import type { RunningPlatform } from '@yige/launch/platform';
import { describe, expect, it } from 'vitest';
import { apiAs, demoPlatform, freshPlatform, mariadbIfThere } from '../src/platform.js';

const secretary = { username: 'hewenbin.amjy', password: 'Yige-demo-2026' };
const villageSecretary = { username: 'shiyongfu.shiqiao', password: 'Yige-demo-2026' };

/** Titles apart: whom each task is about, so that a lost or doubled one shows. */
async function whoHasATask(platform: RunningPlatform): Promise<string[]> {
  const people: string[] = [];
  for (const { username, password } of [secretary, villageSecretary]) {
    const api = await apiAs(platform, username, password);
    let cursor: string | null = null;
    do {
      const page = await api(
        `/api/v1/tasks?box=unit&type=elderly-care:visit&limit=200${cursor === null ? '' : `&cursor=${cursor}`}`,
      );
      people.push(...[...JSON.stringify(page).matchAll(/"personId":"(\w{26})"/g)].map(([, id]) => id ?? ''));
      cursor = /"next":"([^"]+)"/.exec(JSON.stringify(page))?.[1] ?? null;
    } while (cursor !== null);
  }
  return people.sort();
}

/** The same until it no longer grows. */
async function settled(platform: RunningPlatform): Promise<string[]> {
  let known: string[] = [];
  for (let calm = 0; calm < 6; ) {
    await pause(500);
    const now = await whoHasATask(platform);
    calm = now.length > 0 && now.length === known.length ? calm + 1 : 0;
    known = now;
  }
  return known;
}

describe('killing core and the plugin while hundreds of visits are planned', () => {
  const dialect = mariadbIfThere();

  it('loses no task and doubles none', async () => {
    const calm = await demoPlatform(dialect);
    const expected = await settled(calm);
    await calm.stop();
    expect(expected.length).toBeGreaterThan(100);
    expect(new Set(expected).size).toBe(expected.length);

    const platform = await freshPlatform(dialect);
    try {
      // Between the plugin's commit and its delivery to core, at whatever point each has reached.
      for (const victim of [platform.core, platform.plugin('elderly-care'), platform.core]) {
        victim?.kill('SIGKILL');
        await pause(900);
        await platform.ready();
      }
      await expect.poll(() => settled(platform), { timeout: 90_000, interval: 1_000 }).toEqual(expected);
    } finally {
      await platform.stop();
    }
  }, 240_000);
});
