import { Injectable } from '@nestjs/common';
import type { LiveTopic } from '@yige/contracts';
import { Database } from '@yige/database';
import { Clock } from '../time/clock.js';
import type { Audience } from './audience.js';

export interface LiveHint {
  topic: LiveTopic;
  /** ULID of what changed. */
  id: string;
  audience: Audience;
}

/**
 * Tells those who are connected that something changed. A hint is a row of the change's own unit of work: it exists
 * exactly if the change does. All of a unit are written in one statement as its last act: a number that is given out
 * early in a long unit would be seen long after those behind it.
 */
@Injectable()
export class LiveHints {
  private readonly waiting = new WeakMap<object, LiveHint[]>();
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Must be called inside the unit of work of the change. */
  publish(hint: LiveHint): Promise<void> {
    return this.publishAll([hint]);
  }

  async publishAll(hints: readonly LiveHint[]): Promise<void> {
    const unit = this.database.currentUnit;
    if (unit === null) throw new Error('A hint is published in the unit of work of its change');
    const waiting = this.waiting.get(unit);
    if (waiting !== undefined) {
      waiting.push(...hints);
      return;
    }
    const collected = [...hints];
    this.waiting.set(unit, collected);
    this.database.beforeCommit(() => this.write(collected));
  }

  /** Calls back after each commit of this process that left a hint. */
  onPublished(listener: () => void): void {
    this.listeners.push(listener);
  }

  private async write(hints: readonly LiveHint[]): Promise<void> {
    const now = this.clock.now();
    const rows = hints.map(({ topic, id, audience }) => [topic, id, JSON.stringify(audience)]);
    // One task that is moved and logged twice in a unit is one hint.
    const different = [...new Map(rows.map((row) => [row.join(' '), row])).values()];
    if (different.length === 0) return;
    await this.database.insertMany(
      'live_hints',
      ['at', 'topic', 'subject_id', 'audience'],
      different.map((row) => [now, ...row]),
    );
    this.database.afterCommit(() => {
      for (const listener of this.listeners) listener();
    });
  }
}
