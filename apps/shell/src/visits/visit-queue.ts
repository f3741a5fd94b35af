import { type NewVisit, ProblemError, type Visit } from '@yige/contracts';
import { type CapturedVisit, keepingOnly } from './captured-visit.js';

/** Where captured visits are kept. */
export interface VisitStore {
  load(): Promise<CapturedVisit[]>;
  put(visit: CapturedVisit): Promise<void>;
  remove(key: string): Promise<void>;
}

interface QueueOptions {
  store: VisitStore;
  send: (visit: CapturedVisit) => Promise<Visit>;
  /** After each visit that the platform has taken. */
  onSent: () => void;
}

/** How long a tap may be taken back before it is sent, in milliseconds. */
export const UNDO_TIME = 6_000;

/**
 * Captured visits on their way to the platform: one after the other, each with its Idempotency-Key, so that one that was
 * sent and not answered is sent again and counts once. What is refused stays until somebody decides.
 */
export class VisitQueue {
  private visits: readonly CapturedVisit[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly answers = new Map<string, Visit>();
  private running: Promise<void> | null = null;

  constructor(private readonly options: QueueOptions) {}

  /** Takes up what an earlier page left. */
  async restore(): Promise<void> {
    const stored = await this.options.store.load();
    this.set(stored.map((visit) => (visit.state === 'refused' ? visit : { ...visit, state: 'waiting' as const })));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = (): readonly CapturedVisit[] => this.visits;

  /** What the platform answered to a visit that this page sent. */
  answerTo(key: string): Visit | null {
    return this.answers.get(key) ?? null;
  }

  async add(visit: CapturedVisit): Promise<void> {
    await this.options.store.put(visit);
    // One that is mended takes the place of what was refused.
    this.set([...this.visits.filter(({ key }) => key !== visit.key), visit]);
  }

  async drop(key: string): Promise<void> {
    await this.options.store.remove(key);
    this.set(this.visits.filter((visit) => visit.key !== key));
  }

  /** Of one that was refused only these parts are left to decide about. */
  async keepOnly(key: string, taskIds: readonly string[]): Promise<void> {
    const visit = this.visits.find((each) => each.key === key);
    const left = visit === undefined ? null : keepingOnly(visit, taskIds);
    if (left === null) await this.drop(key);
    else await this.change(left);
  }

  /** It can no longer be taken back. */
  async release(key: string): Promise<void> {
    const visit = this.visits.find((each) => each.key === key);
    if (visit?.state === 'held') await this.change({ ...visit, state: 'waiting' });
  }

  /** Sends all that wait; whoever calls while it runs waits for the same run. */
  sync(): Promise<void> {
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async run(): Promise<void> {
    for (;;) {
      const next = this.visits.find(({ state }) => state === 'waiting');
      if (next === undefined) return;
      this.set(this.visits.map((visit) => (visit === next ? { ...visit, state: 'sending' } : visit)));
      if (!(await this.sendOne(next))) return;
    }
  }

  /** False: there is no use in going on now. */
  private async sendOne(visit: CapturedVisit): Promise<boolean> {
    try {
      const answer = await this.options.send(visit);
      this.answers.set(visit.key, answer);
      const refused = answer.parts.some(({ state }) => state === 'refused');
      const visitId = answer.id;
      if (refused) await this.change({ ...visit, state: 'refused', parts: answer.parts, problem: null, visitId });
      else await this.drop(visit.key);
      this.options.onSent();
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (isForGood(error)) {
        await this.change({ ...visit, state: 'refused', problem: error.problem });
        return true;
      }
      await this.change({ ...visit, state: 'waiting' });
      return false;
    }
  }

  private async change(visit: CapturedVisit): Promise<void> {
    await this.options.store.put(visit);
    this.set(this.visits.map((each) => (each.key === visit.key ? visit : each)));
  }

  private set(visits: readonly CapturedVisit[]): void {
    this.visits = visits;
    for (const listener of this.listeners) listener();
  }
}

/** Nobody was at a door later than now: the clock of the device was set wrong when it was captured. */
export function notInFuture(body: NewVisit, now: Date): NewVisit {
  return new Date(body.capturedAt) > now ? { ...body, capturedAt: now.toISOString() } : body;
}

/**
 * The platform has looked at it and will not take it. No network, a busy server and an ended session pass; so does a time
 * in the future, since the refusal tells what time it is.
 */
function isForGood({ status, code }: ProblemError): boolean {
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status) && !PASSING.has(code);
}

const PASSING = new Set(['session.confirmationRequired', 'visit.future']);
