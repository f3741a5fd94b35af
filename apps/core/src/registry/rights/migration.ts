import { changeData, column, createTable, defineMigration, nullable } from '@yige/database';
import { NUMBER_LOCKS } from '../numbers.js';

/** What residents ask about their data, who read it, and the locks under which an ID number is given to one person only. */
export const rightsMigration = defineMigration('0032-residents-rights', [
  createTable('number_locks', {
    columns: { slot: column.integer(), taken: column.integer() },
    primaryKey: ['slot'],
  }),
  changeData('one row for each lock', async (database) => {
    const slots = Array.from({ length: NUMBER_LOCKS }, (_, slot) => [slot, 0]);
    await database.insertMany('number_locks', ['slot', 'taken'], slots, { ignoreDuplicates: true });
  }),
  createTable('person_reads', {
    columns: {
      person_id: column.id(),
      day: column.calendarDate(),
      reader_kind: column.code(10),
      reader_id: column.code(40),
      plugin_id: column.code(40),
      role: column.code(30),
      unit_number: column.integer(),
      last_at: column.instant(),
      times: column.integer(),
    },
    primaryKey: ['person_id', 'day', 'reader_kind', 'reader_id', 'plugin_id', 'role', 'unit_number'],
    indexes: { person_reads_day: ['day'] },
  }),
  createTable('rights_requests', {
    columns: {
      id: column.id(),
      person_id: column.id(),
      kind: column.code(30),
      applicant: column.code(20),
      identity_check: column.code(30),
      subject: nullable(column.code(100)),
      details_sealed: nullable(column.longText()),
      state: column.code(20),
      received_at: column.instant(),
      received_by: column.id(),
      due_at: column.instant(),
      task_id: nullable(column.id()),
      answered_at: nullable(column.instant()),
      answered_by: nullable(column.id()),
      answer_sealed: nullable(column.longText()),
    },
    primaryKey: ['id'],
    indexes: {
      rights_requests_person: ['person_id', 'id'],
      rights_requests_state: ['state', 'due_at', 'id'],
    },
  }),
  createTable('consent_withdrawals', {
    columns: { person_id: column.id(), subject: column.code(100), request_id: column.id(), at: column.instant() },
    primaryKey: ['person_id', 'subject'],
  }),
]);
