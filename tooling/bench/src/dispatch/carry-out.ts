import { setTimeout as pause } from 'node:timers/promises';
import { createClient, newId } from '@yige/contracts';
import type { MeasuredProcess } from '../servers/measured-process.js';

const LOOK_EVERY = 20;
/** A dispatch that takes this long is broken, in milliseconds. */
const ENDS_WITHIN = 600_000;

export interface CarriedOut {
  id: string;
  /** Until the call is answered, in milliseconds: the targets are listed then. */
  answered: number;
  /** From the call until every task is there, in milliseconds. */
  time: number;
  sent: number;
}

/** Sends a type to every grid of some districts, as the portal does, and waits until all of it is sent. */
export async function carryOut(
  core: MeasuredProcess,
  cookie: string,
  type: string,
  withinIds: string[],
): Promise<CarriedOut> {
  const client = createClient({ baseUrl: core.address, headers: () => ({ cookie }), timeout: ENDS_WITHIN });
  const plan = { type, targets: { kind: 'level' as const, level: 'grid' as const, withinIds }, due: NO_DEADLINE };
  const startedAt = performance.now();
  const { id } = await client.dispatches.create({ body: { plan, withoutRefused: false }, idempotencyKey: newId() });
  const answered = performance.now() - startedAt;
  while (performance.now() - startedAt < ENDS_WITHIN) {
    const { status, sent } = await client.dispatches.get({ params: { id } });
    if (status === 'sent') return { id, answered, time: performance.now() - startedAt, sent };
    await pause(LOOK_EVERY);
  }
  throw new Error('The dispatch has not ended');
}

const NO_DEADLINE = { kind: 'none' as const };
