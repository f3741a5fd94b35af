import { addColumn, column, createIndex, defineMigration, nullable } from '@yige/database';

/** A payment that was recorded by mistake stays, and counts nowhere. */
export const fundingMigration = defineMigration('0070-cancelled-payments', [
  addColumn('funding_payments', 'cancelled_at', nullable(column.instant())),
  addColumn('funding_payments', 'cancelled_by', nullable(column.id())),
  addColumn('funding_payments', 'cancelled_by_name', nullable(column.text(100))),
  addColumn('funding_payments', 'cancellation_reason', nullable(column.text(500))),
  createIndex('admissions', 'admissions_ending', ['status', 'valid_to', 'id']),
]);
