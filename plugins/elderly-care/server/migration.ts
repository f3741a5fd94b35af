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

export const firstMigration = defineMigration('0001-register-and-visits', [
  createTable('elders', {
    columns: {
      person_id: column.id(),
      ...unitColumns(),
      tier: column.code(10),
      living_alone: column.flag(),
      enrolled_on: column.calendarDate(),
      last_visit_on: nullable(column.calendarDate()),
      next_visit_due: column.calendarDate(),
      planned_for: nullable(column.calendarDate()),
      plan_round: column.integer(),
    },
    primaryKey: ['person_id'],
    indexes: {
      elders_grid: ['grid_id', 'next_visit_due', 'person_id'],
      elders_community: ['community_id', 'next_visit_due', 'person_id'],
      elders_street: ['street_id', 'next_visit_due', 'person_id'],
      elders_district: ['district_id', 'next_visit_due', 'person_id'],
      elders_due: ['next_visit_due', 'person_id'],
    },
  }),
  createTable('visits', {
    columns: {
      id: column.id(),
      task_id: column.id(),
      person_id: column.id(),
      ...unitColumns(),
      mode: column.code(10),
      result: column.json(),
      visited_at: column.instant(),
      visited_by: column.id(),
      visited_by_name: column.text(100),
    },
    primaryKey: ['id'],
    unique: { visits_task: ['task_id'] },
    indexes: { visits_person: ['person_id', 'visited_at', 'id'] },
  }),
]);

/** The register keeps what visitors were told of living alone, and attempts at which nobody was met. */
export const attemptsMigration = defineMigration('0002-attempts', [
  addColumn('elders', 'living_alone_told', nullable(column.flag())),
  createTable('attempts', {
    columns: {
      id: column.id(),
      task_id: column.id(),
      visit_id: column.id(),
      person_id: column.id(),
      ...unitColumns(),
      outcome: column.code(20),
      attempted_at: column.instant(),
      attempted_by: column.id(),
      attempted_by_name: column.text(100),
    },
    primaryKey: ['id'],
    unique: { attempts_visit: ['visit_id', 'task_id'] },
    indexes: { attempts_person: ['person_id', 'attempted_at', 'id'] },
  }),
]);

/** What the cycles laid down is kept, and elders are read by unit in the order of a ledger's keys. */
export const ledgerMigration = defineMigration('0003-ledger', [
  createTable('due_visits', {
    columns: { id: column.id(), person_id: column.id(), due_on: column.calendarDate() },
    primaryKey: ['id'],
    indexes: { due_visits_person: ['person_id', 'due_on', 'id'] },
  }),
  // What was due before is not known; the elder's own id makes a second run find the first.
  changeData('what is due of elders already enrolled', async (database) => {
    await database.execute(
      `INSERT INTO due_visits (id, person_id, due_on) SELECT e.person_id, e.person_id, e.next_visit_due FROM elders e
       WHERE NOT EXISTS (SELECT 1 FROM due_visits d WHERE d.person_id = e.person_id)`,
      [],
    );
  }),
  createIndex('elders', 'elders_of_grid', ['grid_id', 'person_id']),
  createIndex('elders', 'elders_of_community', ['community_id', 'person_id']),
  createIndex('elders', 'elders_of_street', ['street_id', 'person_id']),
  createIndex('elders', 'elders_of_district', ['district_id', 'person_id']),
]);

/** Ability assessments, the draft of one that is under way, and who opened them; the register keeps what counts today. */
export const abilityMigration = defineMigration('0004-ability', [
  createTable('assessments', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      assessed_on: column.calendarDate(),
      reason: column.code(20),
      answers: column.json(),
      level: column.code(10),
      assessed_by: column.id(),
      assessed_by_name: column.text(100),
      second_assessor: column.text(50),
      signed_at: column.instant(),
    },
    primaryKey: ['id'],
    indexes: { assessments_person: ['person_id', 'id'] },
  }),
  createTable('assessment_drafts', {
    columns: {
      person_id: column.id(),
      version: column.integer(),
      form: column.json(),
      saved_by: column.id(),
      saved_by_name: column.text(100),
      saved_at: column.instant(),
    },
    primaryKey: ['person_id'],
  }),
  createTable('assessment_reads', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      assessment_id: nullable(column.id()),
      read_by: column.id(),
      read_by_name: column.text(100),
      read_at: column.instant(),
    },
    primaryKey: ['id'],
    indexes: {
      assessment_reads_person: ['person_id', 'id'],
      assessment_reads_assessment: ['assessment_id', 'id'],
    },
  }),
  addColumn('elders', 'ability', nullable(column.code(10))),
  addColumn('elders', 'assessed_on', nullable(column.calendarDate())),
  addColumn('elders', 'assessment_due', nullable(column.calendarDate())),
  createIndex('elders', 'elders_assessed_grid', ['grid_id', 'assessment_due', 'person_id']),
  createIndex('elders', 'elders_assessed_community', ['community_id', 'assessment_due', 'person_id']),
  createIndex('elders', 'elders_assessed_street', ['street_id', 'assessment_due', 'person_id']),
  createIndex('elders', 'elders_assessed_district', ['district_id', 'assessment_due', 'person_id']),
]);

/** Matters that street and district routed to the bureau. */
export const mattersMigration = defineMigration('0005-matters', [
  createTable('matters', {
    columns: {
      id: column.id(),
      ...unitColumns(),
      title: column.text(100),
      place: column.text(300),
      state: column.code(10),
      reported_at: column.instant(),
      due_at: column.instant(),
      settled_at: nullable(column.instant()),
      settled_by: nullable(column.id()),
      settled_by_name: nullable(column.text(100)),
      answer: nullable(column.text(500)),
    },
    primaryKey: ['id'],
    indexes: { matters_state: ['state', 'due_at', 'id'] },
  }),
]);
