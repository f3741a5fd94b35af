import { Injectable } from '@nestjs/common';
import { Database, placeholders, type RawRow } from '@yige/database';
import { readUnitNumbers } from '../../registry/person-rows.js';
import { type Arrival, countedUnit, subjectOf } from './arrival.js';

/** A round of an admission in a period of the calendar. */
interface Round {
  id: string;
  period: string;
  key: string;
}

/** A task that a round has brought to somebody. */
export interface HadTask extends Round {
  subject: string;
}

/** What came of a round already, without what was cancelled, returned or refused: that may be sent again. */
@Injectable()
export class RoundTasks {
  constructor(private readonly database: Database) {}

  /** To those, residents, doors, buildings or units, whom these tasks are about; of rounds that have begun. Two statements at most. */
  async had(arrivals: readonly Arrival[], begun: readonly Round[]): Promise<HadTask[]> {
    const asked = arrivals.filter(({ distinct }) => !distinct);
    if (begun.length === 0 || asked.length === 0) return [];
    const people = [...new Set(asked.flatMap(({ personId }) => personId ?? []))];
    const places = [...new Set(asked.flatMap((each) => (each.personId === null ? countedUnit(each.units) : [])))];
    const [byPerson, byUnit] = [
      people.length === 0 ? [] : await this.read(begun, `t.person_id IN (${placeholders(people)})`, people),
      places.length === 0
        ? []
        : await this.read(begun, `t.person_id IS NULL AND g.counted_unit IN (${placeholders(places)})`, places),
    ];
    return [...byPerson, ...byUnit];
  }

  private read(begun: readonly Round[], about: string, subjects: readonly (string | number)[]): Promise<HadTask[]> {
    const ids = [...new Set(begun.map(({ id }) => id))];
    const periods = [...new Set(begun.map(({ period }) => period))];
    const keys = [...new Set(begun.map(({ key }) => key))];
    const of = (table: string) =>
      `SELECT g.admission_id, g.period_key, g.round_key, t.person_id, t.household_id, t.building_id,
              t.district_id, t.street_id, t.community_id, t.grid_id
       FROM ${table} t JOIN task_gates g ON g.task_id = t.id
       WHERE ${about} AND g.admission_id IN (${placeholders(ids)}) AND g.period_key IN (${placeholders(periods)})
         AND g.round_key IN (${placeholders(keys)}) AND t.status NOT IN ('cancelled', 'returned', 'refused')`;
    const parameters = [...subjects, ...ids, ...periods, ...keys];
    return this.database.query(
      `${of('tasks_open')} UNION ALL ${of('tasks_archive')}`,
      [...parameters, ...parameters],
      hadTask,
    );
  }
}

function hadTask(row: RawRow): HadTask {
  return {
    ...{ id: row.text('admission_id'), period: row.text('period_key'), key: row.text('round_key') },
    subject: subjectOf({
      personId: row.textOrNull('person_id'),
      householdId: row.textOrNull('household_id'),
      buildingId: row.textOrNull('building_id'),
      units: readUnitNumbers(row),
    }),
  };
}
