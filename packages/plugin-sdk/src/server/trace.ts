import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Whatever is done within carries this id, or one of its own: in the log, and to core, whose log and audit have it too. */
export function traced<Result>(work: () => Result, requestId: string = randomUUID()): Result {
  return current.run(requestId, work);
}

/** The id of what is being done now; undefined outside a request, a job or a schedule. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}
