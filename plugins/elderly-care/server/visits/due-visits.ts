import { Injectable } from '@nestjs/common';
import { Database, newId } from '@yige/plugin-sdk/server';

/** Keeps which visits the cycles laid down (应访), so that what was asked can still be told when it is done. */
@Injectable()
export class DueVisits {
  constructor(private readonly database: Database) {}

  /** Each elder's next one is to be made by that day. */
  async add(visits: readonly { personId: string; dueOn: string }[]): Promise<void> {
    await this.database.insertMany(
      'due_visits',
      ['id', 'person_id', 'due_on'],
      visits.map(({ personId, dueOn }) => [newId(), personId, dueOn]),
    );
  }

  /** One that is due sooner than was laid down. */
  async bringNearer(personId: string, from: string, to: string): Promise<void> {
    await this.database.execute('UPDATE due_visits SET due_on = ? WHERE person_id = ? AND due_on = ?', [
      to,
      personId,
      from,
    ]);
  }

  /** Whichever was still ahead is met by a visit of that day, and counts there. */
  async metOn(personId: string, day: string): Promise<void> {
    await this.database.execute('UPDATE due_visits SET due_on = ? WHERE person_id = ? AND due_on > ?', [
      day,
      personId,
      day,
    ]);
  }
}
