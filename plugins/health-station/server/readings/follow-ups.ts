import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, oneOf } from '@yige/plugin-sdk/server';
import { FollowUpEntity, type ReadingEntity } from './entities.js';

/** The doctor's face-to-face follow-ups (面对面随访) and physicals. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** How many of the current calendar year each person has; whoever has none is left out. */
  thisYear(personIds: readonly string[]): Promise<Map<string, number>> {
    return this.countThisYear('follow_ups', personIds);
  }

  /** The same of physical examinations. */
  physicalsThisYear(personIds: readonly string[]): Promise<Map<string, number>> {
    return this.countThisYear('physicals', personIds);
  }

  /** `newComplication` null: nobody was asked. */
  async add(reading: ReadingEntity, newComplication: boolean | null = null): Promise<void> {
    const { id, personId, districtId, streetId, communityId, gridId, takenAt, takenBy, takenByName } = reading;
    await this.database.repository(FollowUpEntity).insert({
      ...{ id: newId(), personId, districtId, streetId, communityId, gridId, readingId: id },
      ...{ doneOn: this.clock.dayOf(takenAt), doneBy: takenBy, doneByName: takenByName },
      newComplication,
    });
  }

  /** Whether the doctor saw them later than that day. */
  async isAnyAfter(personId: string, day: string): Promise<boolean> {
    const later = await this.database.queryOne(
      'SELECT id FROM follow_ups WHERE person_id = ? AND done_on > ? LIMIT 1',
      [personId, day],
      () => true,
    );
    return later === true;
  }

  private async countThisYear(
    table: 'follow_ups' | 'physicals',
    personIds: readonly string[],
  ): Promise<Map<string, number>> {
    if (personIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('person_id', personIds);
    const counted = await this.database.query(
      `SELECT person_id, COUNT(*) AS number FROM ${table} WHERE ${sql} AND done_on >= ? GROUP BY person_id`,
      [...parameters, `${this.clock.today().slice(0, 4)}-01-01`],
      (row): [string, number] => [row.text('person_id'), row.integer('number')],
    );
    return new Map(counted);
  }
}
