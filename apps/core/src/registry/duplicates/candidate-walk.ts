import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database, placeholders, Worker } from '@yige/database';
import { Log } from '../../logging/log.js';
import { Clock } from '../../time/clock.js';
import { CandidateSearch } from './candidate-search.js';

/** People in one step: a statement that sifts them, and a look at each of the few who remain. */
const CHUNK = 200;
/** Changes become visible up to so long after their moment, in milliseconds: the walk stays behind them. */
const LATE = 10_000;

const ALIKE = 'o.name = p.name AND o.birth_date = p.birth_date';

interface Place {
  at: Date;
  id: string;
}

/**
 * Walks through everybody in the order in which they changed last, and never ends: first through what was there before
 * duplicates were looked for, then after imports and whatever else writes many people at once. Who is saved one by one
 * is looked at while they are saved; here they are looked at once more, since two saves at one moment don't see each
 * other. The place is kept together with what was found, so that any process takes the walk up where it stopped.
 */
@Injectable()
export class CandidateWalk implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly worker: Worker;

  constructor(
    private readonly database: Database,
    private readonly candidates: CandidateSearch,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.worker = new Worker('duplicates', () => this.step(), log.logger);
  }

  onApplicationBootstrap(): void {
    this.worker.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.worker.stop();
  }

  /** One chunk; answers whether there is more. */
  async step(): Promise<boolean> {
    const place = await this.place();
    const people = await this.database.query(
      `SELECT id, updated_at FROM people WHERE updated_at >= ? AND (updated_at > ? OR id > ?) AND updated_at < ?
       ORDER BY updated_at, id LIMIT ${CHUNK}`,
      [place.at, place.at, place.id, new Date(this.clock.now().getTime() - LATE)],
      (row): Place => ({ at: row.instant('updated_at'), id: row.text('id') }),
    );
    const last = people.at(-1);
    if (last === undefined) return false;
    await this.database.transaction(async () => {
      const { affectedRows } = await this.database.execute(
        'UPDATE duplicate_walk SET seen_at = ?, seen_id = ? WHERE id = 1 AND seen_at = ? AND seen_id = ?',
        [last.at, last.id, place.at, place.id],
      );
      // Another process has taken this chunk.
      if (affectedRows === 0) return;
      for (const id of await this.suspects(people.map(({ id }) => id))) await this.candidates.look(id);
    });
    return true;
  }

  /**
   * Those of whom somebody else may be the same, by equal indexes alone and so without opening a number: a million
   * people are sifted in minutes. Wider than the rule, which the look then applies. Numbers of 15 characters may be the
   * old form of another. While blind indexes move to a new key, numbers under different keys pass unseen.
   */
  private suspects(ids: readonly string[]): Promise<string[]> {
    return this.database.query(
      `SELECT p.id FROM people p WHERE p.id IN (${placeholders(ids)}) AND (
         LENGTH(p.id_number_mask) = 15
         OR EXISTS (SELECT 1 FROM people o WHERE o.id_number_index = p.id_number_index AND o.id <> p.id)
         OR EXISTS (SELECT 1 FROM people o WHERE o.phone_index = p.phone_index AND o.id <> p.id AND ${ALIKE})
         OR EXISTS (SELECT 1 FROM person_phones f JOIN people o ON o.id = f.person_id
                    WHERE f.phone_index = p.phone_index AND o.id <> p.id AND ${ALIKE})
         OR EXISTS (SELECT 1 FROM person_phones f JOIN people o ON o.phone_index = f.phone_index
                    WHERE f.person_id = p.id AND o.id <> p.id AND ${ALIKE})
         OR EXISTS (SELECT 1 FROM person_phones f JOIN person_phones g ON g.phone_index = f.phone_index
                    JOIN people o ON o.id = g.person_id WHERE f.person_id = p.id AND o.id <> p.id AND ${ALIKE})
         OR EXISTS (SELECT 1 FROM households h JOIN households i ON i.dwelling_id = h.dwelling_id
                    JOIN people o ON o.household_id = i.id WHERE h.id = p.household_id AND o.id <> p.id AND ${ALIKE})
       )`,
      ids,
      (row) => row.text('id'),
    );
  }

  private async place(): Promise<Place> {
    const place = await this.database.queryOne(
      'SELECT seen_at, seen_id FROM duplicate_walk WHERE id = 1',
      [],
      (row): Place => ({ at: row.instant('seen_at'), id: row.text('seen_id') }),
    );
    if (place === null) throw new Error('The place of the walk for duplicates is gone');
    return place;
  }
}
