import { destination } from 'pino';

/** Standard output, for all that one process logs. */
const output = destination({ fd: 1, sync: false, minLength: 4_096, periodicFlush: 100 });

/**
 * A write for each line costs a tenth of what a small read takes: lines go together, a tenth of a second late at most. Only a process
 * that is killed takes with it what it had not written yet.
 */
export const logDestination = {
  write: (line: string): void => void output.write(line),
  /** For the end: whoever is stopped by a signal has no other chance. */
  flush: (): void => output.flushSync(),
};
