import { AsyncResource } from 'node:async_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The part of a structured logger that a worker needs. */
export interface WorkerLog {
  error(fields: object, message: string): void;
}

const EVERY = 1_000;

/**
 * Runs a round of work when nudged and every second besides, never two rounds at once. A round answers whether there
 * may be more to do at once. It is nobody's request: whatever asynchronous context nudges, a round has that of the worker.
 */
export class Worker {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;
  private nudged = false;
  private stopped = false;
  private readonly runRounds = AsyncResource.bind(() => this.run());

  constructor(
    private readonly name: string,
    private readonly work: () => Promise<boolean>,
    private readonly logger: WorkerLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.nudge(), EVERY).unref();
    this.nudge();
  }

  nudge(): void {
    this.nudged = true;
    if (this.stopped) return;
    this.round ??= this.runRounds().finally(() => {
      this.round = undefined;
    });
  }

  /** Lets the round in progress finish. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  private async run(): Promise<void> {
    while (this.nudged && !this.stopped) {
      this.nudged = false;
      try {
        if (await this.work()) this.nudged = true;
      } catch (error) {
        // The rows stay due, so the next round takes them up again.
        this.logger.error({ err: error, worker: this.name }, 'worker round failed');
      }
      // SQLite answers at once: without a turn for the others no request would be served before the last round.
      await nextTurn();
    }
  }
}

/** Pause before the next attempt, in milliseconds: doubles from one second to five minutes, spread by chance. */
export function backOff(attempts: number): number {
  const longest = Math.min(1_000 * 2 ** attempts, 300_000);
  return longest * (0.5 + Math.random() / 2);
}
