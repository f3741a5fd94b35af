import {
  addColumn,
  changeData,
  column,
  createIndex,
  createTable,
  defineMigration,
  nullable,
  unitColumns,
} from '@yige/plugin-sdk/server';

export const firstMigration = defineMigration('0001-register-and-readings', [
  createTable('patients', {
    columns: {
      person_id: column.id(),
      ...unitColumns(),
      elder: column.flag(),
      enrolled_on: column.calendarDate(),
      last_systolic: nullable(column.integer()),
      last_diastolic: nullable(column.integer()),
      last_reading_on: nullable(column.calendarDate()),
      control: nullable(column.code(20)),
      step: column.code(20),
      next_follow_up_due: column.calendarDate(),
      reading_since: column.calendarDate(),
      reading_planned: column.flag(),
      plan_round: column.integer(),
    },
    primaryKey: ['person_id'],
    indexes: {
      patients_grid: ['grid_id', 'next_follow_up_due', 'person_id'],
      patients_community: ['community_id', 'next_follow_up_due', 'person_id'],
      patients_street: ['street_id', 'next_follow_up_due', 'person_id'],
      patients_district: ['district_id', 'next_follow_up_due', 'person_id'],
      patients_reading: ['reading_planned', 'reading_since', 'person_id'],
    },
  }),
  createTable('readings', {
    columns: {
      id: column.id(),
      task_id: column.id(),
      person_id: column.id(),
      ...unitColumns(),
      origin: column.code(10),
      state: column.code(10),
      priority: column.integer(),
      systolic: nullable(column.integer()),
      diastolic: nullable(column.integer()),
      pulse: nullable(column.integer()),
      feeling: nullable(column.code(20)),
      not_measured: nullable(column.code(20)),
      control: nullable(column.code(20)),
      taken_at: column.instant(),
      taken_by: column.id(),
      taken_by_name: column.text(100),
      reviewed_by: nullable(column.id()),
      reviewed_by_name: nullable(column.text(100)),
      reviewed_at: nullable(column.instant()),
      review_note: nullable(column.text(200)),
    },
    primaryKey: ['id'],
    indexes: {
      readings_person: ['person_id', 'taken_at', 'id'],
      readings_queue: ['state', 'priority', 'taken_at', 'id'],
      readings_task: ['task_id', 'state'],
    },
  }),
  createTable('follow_ups', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      ...unitColumns(),
      reading_id: nullable(column.id()),
      done_on: column.calendarDate(),
      done_by: column.id(),
      done_by_name: column.text(100),
    },
    primaryKey: ['id'],
    indexes: { follow_ups_person: ['person_id', 'done_on', 'id'] },
  }),
]);

/** Patients are read by unit in the order of a ledger's keys. */
export const ledgerMigration = defineMigration('0002-ledger', [
  createIndex('patients', 'patients_of_grid', ['grid_id', 'person_id']),
  createIndex('patients', 'patients_of_community', ['community_id', 'person_id']),
  createIndex('patients', 'patients_of_street', ['street_id', 'person_id']),
  createIndex('patients', 'patients_of_district', ['district_id', 'person_id']),
]);

/** Residents who are no patients are screened, patients have a physical each year, and follow-ups tell of complications. */
export const screeningMigration = defineMigration('0003-screening', [
  createTable('screenings', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      ...unitColumns(),
      systolic: column.integer(),
      diastolic: column.integer(),
      pulse: nullable(column.integer()),
      taken_on: column.calendarDate(),
      taken_by: column.id(),
      taken_by_name: column.text(100),
    },
    primaryKey: ['id'],
    indexes: { screenings_person: ['person_id', 'taken_on', 'id'] },
  }),
  createTable('screened', {
    columns: {
      person_id: column.id(),
      ...unitColumns(),
      last_on: column.calendarDate(),
      outcome: column.code(20),
      raised_days: column.integer(),
      follow_up_due: column.calendarDate(),
      counted_from: nullable(column.calendarDate()),
    },
    primaryKey: ['person_id'],
    indexes: {
      screened_grid: ['grid_id', 'follow_up_due', 'person_id'],
      screened_community: ['community_id', 'follow_up_due', 'person_id'],
      screened_street: ['street_id', 'follow_up_due', 'person_id'],
      screened_district: ['district_id', 'follow_up_due', 'person_id'],
    },
  }),
  createTable('physicals', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      ...unitColumns(),
      done_on: column.calendarDate(),
      done_by: column.id(),
      done_by_name: column.text(100),
    },
    primaryKey: ['id'],
    indexes: { physicals_person: ['person_id', 'done_on', 'id'] },
  }),
  addColumn('follow_ups', 'new_complication', nullable(column.flag())),
]);

/** Which measurements a doctor has looked into stands with each of them; `screened.counted_from` is read no more. */
export const settledMigration = defineMigration('0004-settled', [
  addColumn('screenings', 'settled', column.flag(), '0'),
  changeData('measurements up to the day from which they counted', async (database) => {
    await database.execute(
      `UPDATE screenings SET settled = ? WHERE EXISTS
       (SELECT 1 FROM screened s WHERE s.person_id = screenings.person_id AND s.counted_from >= screenings.taken_on)`,
      [true],
    );
  }),
]);
