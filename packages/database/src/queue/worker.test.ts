import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, it } from 'vitest';
import { Worker } from './worker.js';

it('lets others have their turn between its rounds, also where a round waits for nothing', async () => {
  const seen: string[] = [];
  let rounds = 0;
  const worker = new Worker(
    'busy',
    async () => {
      rounds += 1;
      seen.push(`round ${rounds}`);
      if (rounds === 1) setImmediate(() => seen.push('request'));
      return rounds < 5;
    },
    { error: (fields, message) => expect.fail(`${message}: ${JSON.stringify(fields)}`) },
  );
  worker.start();
  await expect.poll(() => rounds).toBe(5);
  await worker.stop();
  expect(seen.indexOf('request')).toBeLessThan(seen.indexOf('round 5'));
});

it('works in a context of its own, whoever nudges', async () => {
  const request = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const worker = new Worker(
    'outside',
    async () => {
      seen.push(request.getStore());
      return false;
    },
    { error: (fields, message) => expect.fail(`${message}: ${JSON.stringify(fields)}`) },
  );
  request.run('somebody’s', () => worker.nudge());
  await expect.poll(() => seen).toEqual([undefined]);
  await worker.stop();
});
