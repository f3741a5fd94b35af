import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Header by which one id follows a request through core, plugin and back. */
export const REQUEST_ID_HEADER = 'x-request-id';

const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;
const current = new AsyncLocalStorage<string>();

/** The id that core gave along, else a new one. */
export function requestIdOf(given: unknown): string {
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
}

/** Whatever is done within carries this id: in the log, and to core, whose log and audit have it too. */
export function traced<Result>(requestId: string, work: () => Result): Result {
  return current.run(requestId, work);
}

/** The id of what is being done now; undefined outside a request, a job or a schedule. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}
