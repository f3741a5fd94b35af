import { monotonicFactory } from 'ulid';

/** A new ULID; those of one process grow in the order of their making. */
export const newId: () => string = (() => {
  const next = monotonicFactory();
  return () => next();
})();
