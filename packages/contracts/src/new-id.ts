import { monotonicFactory } from 'ulid';

/** A new ULID; those of one process grow in the order of their making. */
export const newId: () => string = (() => {
  const next = monotonicFactory(randomNumbers());
  return () => next();
})();

/** Numbers of [0, 1) in 256 steps, from random bytes that are fetched many at a time: a call for each is ten times slower. */
function randomNumbers(): () => number {
  const bytes = new Uint8Array(1_024);
  let used = bytes.length;
  return () => {
    if (used === bytes.length) {
      crypto.getRandomValues(bytes);
      used = 0;
    }
    const byte = bytes[used] ?? 0;
    used += 1;
    return byte / 256;
  };
}
