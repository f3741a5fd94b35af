import { column, createTable, defineMigration } from '@yige/database';

const attached = {
  file_hash: column.code(64),
  name: column.text(200),
  media: column.code(20),
  size: column.integer(),
  added_by: column.id(),
  added_by_name: column.text(100),
  added_at: column.instant(),
};

/** The documents on which admissions rest, and photos of what came beside the platform. */
export const admissionDocumentsMigration = defineMigration('0066-admission-documents', [
  createTable('admission_documents', {
    columns: { id: column.id(), admission_id: column.id(), ...attached },
    primaryKey: ['id'],
    indexes: {
      admission_documents_admission: ['admission_id', 'id'],
      admission_documents_file: ['file_hash', 'id'],
    },
  }),
  createTable('refusal_papers', {
    columns: { id: column.id(), refusal_id: column.id(), ...attached },
    primaryKey: ['id'],
    indexes: { refusal_papers_refusal: ['refusal_id', 'id'], refusal_papers_file: ['file_hash', 'id'] },
  }),
]);
