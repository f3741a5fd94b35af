import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type LiveTopic, liveTopicSchema } from '@yige/contracts';
import { Database, type RawRow, Worker } from '@yige/database';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import { type Audience, audienceSchema } from './audience.js';
import { HintNumbers, LATEST_COMMIT } from './hint-numbers.js';
import { KEPT_FOR } from './hint-sweep.js';
import { LiveHints } from './live-hints.js';

/** Hints that one statement reads. */
const AT_ONCE = 2_000;
/** Hints that are kept in memory at most; whoever needs more asks for everything anew sooner than to be told them all. */
const MOST_KEPT = 20_000;

/** A hint in its place. */
export interface NumberedHint {
  number: number;
  /** When it was written, in milliseconds. */
  at: number;
  topic: LiveTopic;
  id: string;
  audience: Audience;
}

/**
 * The hints of all processes as this one sees them: read every second, and at once after its own commits; one statement,
 * however many listen. The last minutes stay in memory for those who come back.
 */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly numbers = new HintNumbers();
  private readonly kept = new Map<number, NumberedHint>();
  private readonly listeners: ((hints: readonly NumberedHint[]) => void)[] = [];
  private readonly preparations: ((hints: readonly NumberedHint[]) => Promise<void>)[] = [];
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    hints: LiveHints,
    log: Log,
  ) {
    this.worker = new Worker('live', () => this.round(), log.logger);
    hints.onPublished(() => this.worker.nudge());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.round();
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** Up to which hint everything has been handed on. */
  get newest(): number {
    return this.numbers.newest;
  }

  /** Calls back with what is new, in order of the numbers. */
  onHints(listener: (hints: readonly NumberedHint[]) => void): void {
    this.listeners.push(listener);
  }

  /**
   * Waits for the work before anybody is told: whoever asks on being told finds this process up to date. It must not
   * fail.
   */
  beforeHints(prepare: (hints: readonly NumberedHint[]) => Promise<void>): void {
    this.preparations.push(prepare);
  }

  /** When the hint was written up to which somebody was told everything; null where what followed is not known any more. */
  async placeOf(number: number): Promise<number | null> {
    if (number === 0 && this.newest === 0) return 0;
    const kept = this.kept.get(number)?.at ?? null;
    return kept === null && number > this.newest ? this.writtenAt(number) : kept;
  }

  /**
   * What somebody has to be told from this moment on, in milliseconds, and all with a higher number. Of the seconds before
   * it everything again: what committed late may have been missed.
   */
  since(moment: number, number = this.newest): NumberedHint[] {
    const from = moment - LATEST_COMMIT;
    const hints = [...this.kept.values()].filter((hint) => hint.number > number || hint.at >= from);
    return hints.sort((left, right) => left.number - right.number);
  }

  /** Another process has seen it already. */
  private writtenAt(number: number): Promise<number | null> {
    return this.database.queryOne('SELECT at FROM live_hints WHERE number = ?', [number], (row) =>
      row.instant('at').getTime(),
    );
  }

  private async round(): Promise<boolean> {
    this.numbers.giveUpOld();
    const fresh: NumberedHint[] = [];
    for (let from = this.numbers.settled; ; ) {
      const read = await this.read(from);
      fresh.push(...read.filter(({ number }) => this.numbers.see(number)));
      const last = read.at(-1);
      if (last === undefined || read.length < AT_ONCE) break;
      from = last.number;
    }
    if (fresh.length === 0) return false;
    for (const hint of fresh) this.kept.set(hint.number, hint);
    this.forget();
    await Promise.all(this.preparations.map((prepare) => prepare(fresh)));
    for (const listener of this.listeners) listener(fresh);
    return false;
  }

  private read(from: number): Promise<NumberedHint[]> {
    return this.database.query(
      `SELECT number, at, topic, subject_id, audience FROM live_hints WHERE number > ? ORDER BY number LIMIT ${AT_ONCE}`,
      [from],
      readHint,
    );
  }

  /** As the sweep does: the newest of those that are too old stays, for whoever was told everything up to it. */
  private forget(): void {
    const limit = this.clock.now().getTime() - KEPT_FOR;
    let previous: NumberedHint | null = null;
    for (const hint of this.kept.values()) {
      if (hint.at >= limit && this.kept.size <= MOST_KEPT) return;
      if (previous !== null) this.kept.delete(previous.number);
      previous = hint;
    }
  }
}

function readHint(row: RawRow): NumberedHint {
  return {
    number: row.integer('number'),
    at: row.instant('at').getTime(),
    topic: liveTopicSchema.parse(row.text('topic')),
    id: row.text('subject_id'),
    audience: row.json('audience', (value) => audienceSchema.parse(value)),
  };
}
