import { setTimeout as pause } from 'node:timers/promises';
import { type Client, type Installation, installationStageSchema } from '@yige/contracts';

const EVERY = 500;

const WAITS: Partial<Record<Installation['stage'], string>> = {
  permissions: 'the security administrator decides on it in the portal, under the plugin’s permissions',
  migrate: 'start the plugin’s server at that address; it migrates its database by itself',
};

/**
 * Follows an installation until it is done, failed or cancelled; without `wait`, until it waits for somebody. Says each
 * stage once.
 */
export async function followInstallation(
  client: Client,
  id: string,
  { wait, say }: { wait: boolean; say: (line: string) => void },
): Promise<Installation> {
  const stages = installationStageSchema.options;
  let passed = 0;
  let waitsFor = '';
  for (;;) {
    const installation = await client.plugins.installation({ params: { id } });
    const { stage, state, files } = installation;
    const reached = state === 'done' ? stages.length : stages.indexOf(stage);
    for (; passed < reached; passed += 1) {
      const name = stages[passed];
      // Of a version that is there already no file is looked at again.
      const looked = name === 'verify' && files.verified > 0 ? `: ${files.verified} of ${files.total} files` : '';
      say(`✓ ${name}${looked}`);
    }
    if (state === 'waiting' && waitsFor !== stage) {
      waitsFor = stage;
      for (const line of waitLines(installation)) say(line);
    }
    if (state === 'failed') for (const line of failureLines(installation)) say(line);
    if (state !== 'running' && (state !== 'waiting' || !wait)) return installation;
    await pause(EVERY);
  }
}

function waitLines({ stage, problem, baseUrl }: Installation): string[] {
  const detail = problem?.detail === undefined ? '' : ` (${problem.detail})`;
  const mend = WAITS[stage];
  return [
    `… ${stage} ${baseUrl}: ${problem?.title ?? 'waits'}${detail}`,
    ...(mend === undefined ? [] : [`  → ${mend}`]),
  ];
}

function failureLines({ stage, problem }: Installation): string[] {
  const detail = problem?.detail === undefined ? '' : `: ${problem.detail}`;
  return [
    `✗ ${stage}: ${problem?.title ?? 'failed'}${detail}${problem === null ? '' : ` (${problem.code})`}`,
    ...(problem?.errors ?? []).map(({ pointer, message }) => `  ${pointer} ${message}`),
  ];
}
