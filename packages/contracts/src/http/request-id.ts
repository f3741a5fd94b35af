/** Header by which one id follows a request through core, a plugin's server and back: it finds the work of all in their logs. */
export const REQUEST_ID_HEADER = 'x-request-id';

const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Keeps a sane id that a balancer, core or a plugin gave along, else makes one. */
export function requestIdOf(given: unknown): string {
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : crypto.randomUUID();
}
