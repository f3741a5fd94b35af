import { createIndex, defineMigration } from '@yige/database';

/** What somebody read, by day: for whoever asks about one reader. */
export const readsOfReaderMigration = defineMigration('0064-reads-of-reader', [
  createIndex('person_reads', 'person_reads_reader', ['reader_id', 'day']),
]);
