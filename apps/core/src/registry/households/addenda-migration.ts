import { column, createIndex, createTable, defineMigration } from '@yige/database';

/** What was put right or added under entries of diaries. */
export const diaryAddendaMigration = defineMigration('0062-diary-addenda', [
  createTable('diary_addenda', {
    columns: {
      id: column.id(),
      entry_id: column.id(),
      author_id: column.id(),
      text_sealed: column.longText(),
      written_at: column.instant(),
    },
    primaryKey: ['id'],
  }),
  createIndex('diary_addenda', 'diary_addenda_entry', ['entry_id', 'id']),
]);
