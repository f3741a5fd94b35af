import { Injectable } from '@nestjs/common';
import { Clock, Database, newId, oneOf } from '@yige/plugin-sdk/server';
import { FollowUpEntity, type ReadingEntity } from './entities.js';

/** The doctor's face-to-face follow-ups (面对面随访). */
@Injectable()
export class FollowUps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** How many of the current calendar year each person has; whoever has none is left out. */
  async thisYear(personIds: readonly string[]): Promise<Map<string, number>> {
    if (personIds.length === 0) return new Map();
    const { sql, parameters } = oneOf('person_id', personIds);
    const counted = await this.database.query(
      `SELECT person_id, COUNT(*) AS number FROM follow_ups WHERE ${sql} AND done_on >= ? GROUP BY person_id`,
      [...parameters, `${this.clock.today().slice(0, 4)}-01-01`],
      (row): [string, number] => [row.text('person_id'), row.integer('number')],
    );
    return new Map(counted);
  }

  async add(reading: ReadingEntity): Promise<void> {
    const { id, personId, districtId, streetId, communityId, gridId, takenAt, takenBy, takenByName } = reading;
    await this.database.repository(FollowUpEntity).insert({
      ...{ id: newId(), personId, districtId, streetId, communityId, gridId, readingId: id },
      ...{ doneOn: this.clock.dayOf(takenAt), doneBy: takenBy, doneByName: takenByName },
    });
  }
}
