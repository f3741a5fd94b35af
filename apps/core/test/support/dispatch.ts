import { type Client, type Dispatch, type DispatchPlan, type DispatchStatus, newId } from '@yige/contracts';
import { idOf } from './district.js';
import { eventually } from './test-platform.js';

/** One task to each grid of elm, without a deadline. */
export function dispatchPlan(changes: Partial<DispatchPlan> = {}): DispatchPlan {
  return {
    type: 'fixture:visit',
    targets: { kind: 'level', level: 'grid', withinIds: [idOf('elm')] },
    due: { kind: 'none' },
    ...changes,
  };
}

/** Sends, to the others where some are held back, and answers once it has come to rest. */
export async function dispatched(client: Client, changes: Partial<DispatchPlan> = {}): Promise<Dispatch> {
  const body = { plan: dispatchPlan(changes), withoutRefused: true };
  const { id } = await client.dispatches.create({ body, idempotencyKey: newId() });
  return atRest(client, id);
}

export async function atRest(client: Client, id: string, status?: DispatchStatus): Promise<Dispatch> {
  const moving: readonly DispatchStatus[] = ['sending', 'stopping', 'recalling'];
  await eventually(async () => {
    const { status: now } = await client.dispatches.get({ params: { id } });
    return status === undefined ? !moving.includes(now) : now === status;
  }, 300_000);
  return client.dispatches.get({ params: { id } });
}

export async function sentDispatch(client: Client): Promise<string> {
  return (await dispatched(client)).id;
}
