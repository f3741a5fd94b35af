import { addColumn, column, createIndex, defineMigration, nullable } from '@yige/database';

/** Admissions from before did not say how often a round may come to one resident: daily, as it was possible until then. */
const AS_BEFORE = '31';

/** What a task came by, so that a case and a round end, and where it was counted. */
export const admissionGateMigration = defineMigration('0068-admission-gate', [
  addColumn('admissions', 'times_each', column.integer(), AS_BEFORE),
  addColumn('task_gates', 'parent_task_id', nullable(column.id())),
  addColumn('task_gates', 'followed_kinds', nullable(column.longText())),
  addColumn('task_gates', 'period_key', nullable(column.code(10))),
  addColumn('task_gates', 'round_key', nullable(column.code(110))),
  addColumn('task_gates', 'month', nullable(column.code(7))),
  addColumn('task_gates', 'counted_unit', nullable(column.integer())),
  createIndex('task_gates', 'task_gates_parent', ['parent_task_id', 'task_id']),
  createIndex('task_gates', 'task_gates_round', ['admission_id', 'round_key', 'counted_unit']),
]);
