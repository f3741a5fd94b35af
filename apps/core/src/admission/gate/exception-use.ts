import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@yige/database';
import { Clock } from '../../time/clock.js';
import type { Arrival } from './arrival.js';

interface LastingException {
  id: string;
  type: string;
  unit: number;
}

/** Urgent exceptions that last, as the gate asks for them; each counts the tasks that it let pass. */
export class ExceptionBook {
  private readonly counts = new Map<string, number>();

  /** Those that end first come first. */
  constructor(private readonly exceptions: readonly LastingException[]) {}

  get uses(): ReadonlyMap<string, number> {
    return this.counts;
  }

  /** The exception under which the task passes; null when there is none. */
  find({ name }: Arrival, around: ReadonlySet<number>): string | null {
    return this.exceptions.find(({ type, unit }) => type === name && around.has(unit))?.id ?? null;
  }

  count(id: string): void {
    this.counts.set(id, (this.counts.get(id) ?? 0) + 1);
  }
}

@Injectable()
export class ExceptionUse {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open(arrivals: readonly Arrival[]): Promise<ExceptionBook> {
    const types = [...new Set(arrivals.map(({ name }) => name))];
    if (types.length === 0) return new ExceptionBook([]);
    const lasting = await this.database.query(
      `SELECT id, type, unit_number FROM admission_exceptions
       WHERE type IN (${placeholders(types)}) AND ends_at > ? ORDER BY ends_at`,
      [...types, this.clock.now()],
      (row) => ({ id: row.text('id'), type: row.text('type'), unit: row.integer('unit_number') }),
    );
    return new ExceptionBook(lasting);
  }

  async write({ uses }: ExceptionBook): Promise<void> {
    for (const [id, tasks] of uses) {
      await this.database.execute('UPDATE admission_exceptions SET tasks = tasks + ? WHERE id = ?', [tasks, id]);
    }
  }
}
