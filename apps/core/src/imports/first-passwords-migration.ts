import { column, createTable, defineMigration } from '@yige/database';

export const firstPasswordsMigration = defineMigration('0034-first-passwords', [
  createTable('import_first_passwords', {
    columns: {
      id: column.id(),
      import_id: column.id(),
      account_id: column.id(),
      password_sealed: column.longText(),
    },
    primaryKey: ['id'],
    indexes: { import_first_passwords_import: ['import_id', 'id'] },
  }),
]);
