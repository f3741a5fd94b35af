import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { pluginEndpoints, pluginHealthSchema } from '@yige/contracts';

/** Waits until a plugin's server has migrated and answers; ends it and throws where that takes longer than so many milliseconds. */
export async function serverReady(server: ChildProcess, address: string, within: number): Promise<void> {
  const deadline = Date.now() + within;
  while (!(await isReady(address))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await endServer(server);
      throw new Error(`The plugin's server at ${address} did not start`);
    }
    await pause(100);
  }
}

export async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

/** Not reachable yet is not ready. */
async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}${pluginEndpoints.health}`).catch((error: unknown) => {
    if (error instanceof TypeError) return null;
    throw error;
  });
  return answer !== null && pluginHealthSchema.parse(await answer.json()).migrated;
}
