import { column, createTable, defineMigration, nullable } from '@yige/database';

export const staffMigration = defineMigration('0012-staff', [
  createTable('appointment_revisions', {
    columns: {
      id: column.id(),
      appointment_id: column.id(),
      account_id: column.id(),
      at: column.instant(),
      actor_id: column.code(40),
      actor_name: column.text(100),
      act: column.code(20),
      reason: nullable(column.text(500)),
      role: column.code(40),
      unit_number: column.integer(),
      kind: column.code(20),
      basis: nullable(column.text(200)),
      valid_from: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { appointment_revisions_account: ['account_id', 'id'] },
  }),
  createTable('staff_files', {
    columns: {
      account_id: column.id(),
      office_phone: nullable(column.code(30)),
      education: nullable(column.code(20)),
      joined_on: nullable(column.calendarDate()),
    },
    primaryKey: ['account_id'],
  }),
  createTable('staff_qualifications', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      kind: column.code(30),
      title: column.text(100),
      number: nullable(column.text(60)),
      issued_on: column.calendarDate(),
      valid_to: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { staff_qualifications_account: ['account_id', 'issued_on', 'id'] },
  }),
  createTable('staff_trainings', {
    columns: {
      id: column.id(),
      account_id: column.id(),
      title: column.text(100),
      minutes: column.integer(),
      completed_on: column.calendarDate(),
    },
    primaryKey: ['id'],
    indexes: { staff_trainings_account: ['account_id', 'completed_on', 'id'] },
  }),
]);
