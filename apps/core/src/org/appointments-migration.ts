import { addColumn, column, createIndex, defineMigration, nullable } from '@yige/database';

/** Posts in bodies, agencies and partners of a unit, and posts that a secondment moved. */
export const appointmentsMigration = defineMigration('0009-appointments', [
  addColumn('appointments', 'kind', column.code(20), "'regular'"),
  addColumn('appointments', 'body_id', nullable(column.id())),
  addColumn('appointments', 'agency_id', nullable(column.id())),
  addColumn('appointments', 'partner_id', nullable(column.id())),
  addColumn('appointments', 'seconded_from', nullable(column.id())),
  addColumn('appointments', 'basis', nullable(column.text(200))),
  createIndex('appointments', 'appointments_seconded', ['seconded_from', 'valid_from']),
  addColumn('accounts', 'must_change_password', column.flag(), '0'),
  addColumn('accounts', 'password_changed_at', nullable(column.instant())),
  addColumn('sessions', 'acting_post_id', nullable(column.id())),
]);
