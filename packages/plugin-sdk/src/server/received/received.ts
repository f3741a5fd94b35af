import { Injectable } from '@nestjs/common';
import { Database } from '@yige/database';
import { Clock } from '../clock.js';

/**
 * Makes deliveries that come at least once take effect exactly once. Id and answer are stored in the unit of work of
 * the effect: two deliveries of one id that arrive together cannot both store it, the loser's effect is rolled back,
 * and it answers what the winner did.
 */
@Injectable()
export class Received {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Runs `effect` unless the id was taken before; answers as the first time. */
  once<Answer>(
    kind: string,
    id: string,
    parse: (text: unknown) => Answer,
    effect: () => Promise<Answer>,
  ): Promise<Answer> {
    return this.database.transaction(async () => {
      const first = await this.database.insertMany(
        'yige_received',
        ['kind', 'id', 'answer', 'received_at'],
        [[kind, id, 'null', this.clock.now()]],
        { ignoreDuplicates: true },
      );
      if (first === 0) return this.answered(kind, id, parse);
      const answer = await effect();
      await this.database.execute('UPDATE yige_received SET answer = ? WHERE kind = ? AND id = ?', [
        JSON.stringify(answer ?? null),
        kind,
        id,
      ]);
      return answer;
    });
  }

  private async answered<Answer>(kind: string, id: string, parse: (text: unknown) => Answer): Promise<Answer> {
    // Wrapped, since an answer may itself be null.
    const taken = await this.database.queryOne(
      'SELECT answer FROM yige_received WHERE kind = ? AND id = ?',
      [kind, id],
      (row) => ({ answer: row.json('answer', parse) }),
    );
    if (taken === null) throw new Error(`${kind} ${id} was taken and is gone`);
    return taken.answer;
  }
}
