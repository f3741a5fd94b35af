import { column, createTable, defineMigration, nullable } from '@yige/database';

export const auditMigration = defineMigration('0008-audit', [
  createTable('audit_entries', {
    columns: {
      id: column.id(),
      at: column.instant(),
      actor_kind: column.code(10),
      actor_id: column.code(40),
      actor_name: column.text(100),
      action: column.code(80),
      subject_kind: nullable(column.code(40)),
      subject_id: nullable(column.code(60)),
      unit_number: nullable(column.integer()),
      address: nullable(column.code(45)),
      request_id: nullable(column.code(64)),
      reason: nullable(column.text(500)),
      details: column.longText(),
    },
    primaryKey: ['id'],
    indexes: {
      audit_entries_at: ['at', 'id'],
      audit_entries_actor: ['actor_id', 'at', 'id'],
      audit_entries_subject: ['subject_kind', 'subject_id', 'at', 'id'],
      audit_entries_action: ['action', 'at', 'id'],
    },
  }),
]);
