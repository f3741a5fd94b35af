import semver from 'semver';
import { z } from 'zod';
import { jsonOf, readBuiltPlugin } from '../artefact/built-plugin.js';
import { type Diagnosis, well, wrong } from './diagnosis.js';
import { reasonOf } from './unreachable.js';

/** Tokens live for a minute: clocks that are further apart refuse what was just made. In seconds. */
const APART = 20;

const descriptionSchema = z.object({ info: z.object({ 'x-yige-protocol': z.string().optional() }) });

/** Whether a platform answers, and would take the plugin that was built in the folder. */
export async function platformDiagnoses(address: string, folder: string): Promise<Diagnosis[]> {
  const answer = await descriptionOf(address).catch(reasonOf);
  if (typeof answer === 'string' || !answer.ok) {
    const what =
      typeof answer === 'string' ? `nothing answers at ${address}: ${answer}` : `${address} answered ${answer.status}`;
    return [wrong('Platform', what, 'is it running, and is the address right?')];
  }
  const described = descriptionSchema.safeParse(jsonOf(Buffer.from(await answer.arrayBuffer())));
  if (!described.success) {
    return [wrong('Platform', `what answers at ${address} is no platform of Yige`, 'give the address of the portal')];
  }
  const protocol = described.data.info['x-yige-protocol'] ?? 'none that it names';
  const { manifest } = await readBuiltPlugin(folder);
  return [
    well('Platform', `${address} answers`),
    clockDiagnosis(new Date(answer.headers.get('date') ?? Number.NaN), new Date()),
    protocolDiagnosis(protocol, manifest.sdk),
  ];
}

async function descriptionOf(address: string): Promise<Response> {
  return fetch(new URL('/api/openapi.json', address));
}

export function clockDiagnosis(theirs: Date, ours: Date): Diagnosis {
  const apart = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1_000);
  if (apart <= APART) return well('Clock', `${apart} s apart from the platform’s`);
  return wrong(
    'Clock',
    `${apart} s apart from the platform’s`,
    'set both by NTP: tokens of the platform live for a minute',
  );
}

export function protocolDiagnosis(protocol: string, range: string): Diagnosis {
  if (semver.valid(protocol) !== null && semver.satisfies(protocol, range)) {
    return well('Protocol', `the platform speaks ${protocol}, the plugin works with ${range}`);
  }
  return wrong(
    'Protocol',
    `the platform speaks ${protocol}, the plugin works with ${range}`,
    'build the plugin with an SDK of that protocol, or have the platform updated',
  );
}
