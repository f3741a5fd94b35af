import { setTimeout as pause } from 'node:timers/promises';
import { type Client, type KeyPurpose, type KeyRotation, keyPurposeSchema } from '@yige/contracts';
import { CommandError } from '../command-error.js';
import { rotationLine } from './report.js';

/** Milliseconds between two looks, and between two lines of progress. */
const EVERY = 500;
const SAID_EVERY = 5_000;

export interface RotationArguments {
  /** Only begins it, or says how far it is. */
  wait: boolean;
  /** Interrupted: the platform goes on by itself. */
  signal: AbortSignal;
  say: (line: string) => void;
}

/** The ring that somebody names. */
export function ringOf(name: string): KeyPurpose {
  const ring = keyPurposeSchema.safeParse(name);
  if (ring.success) return ring.data;
  throw new CommandError(`There is no ring ${name}: ${keyPurposeSchema.options.join(' or ')}`);
}

/**
 * Makes a new key of the ring, and follows while what is there is sealed anew. A rotation that still runs is followed
 * instead of another one begun, so the same command goes on after it was interrupted. Answers it as it was seen last.
 */
export async function rotateKeys(
  client: Client,
  purpose: KeyPurpose,
  { wait, signal, say }: RotationArguments,
): Promise<KeyRotation> {
  const open = (await rotationsOf(client, purpose)).find(({ finishedAt }) => finishedAt === null);
  say(open === undefined ? `A new key of ${purpose} is made` : `A rotation of ${purpose} runs already and is followed`);
  let rotation = open ?? (await client.keys.rotate({ params: { purpose } }));
  let said = Date.now();
  while (wait && rotation.finishedAt === null && (await passed(EVERY, signal))) {
    const { id } = rotation;
    rotation = (await rotationsOf(client, purpose)).find((each) => each.id === id) ?? rotation;
    if (rotation.finishedAt === null && Date.now() - said >= SAID_EVERY) {
      say(rotationLine(rotation));
      said = Date.now();
    }
  }
  say(rotationLine(rotation));
  if (rotation.finishedAt === null)
    say('The platform goes on by itself: yige keys status says how far, the same command follows it while it runs');
  return rotation;
}

async function rotationsOf(client: Client, purpose: KeyPurpose): Promise<KeyRotation[]> {
  const { rotations } = await client.keys.list();
  return rotations.filter((rotation) => rotation.purpose === purpose);
}

/** False when it was interrupted meanwhile. */
async function passed(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await pause(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
