import { Injectable } from '@nestjs/common';
import { type UploadKind, uploadKindSchema } from '@yige/contracts';
import { Database, oneOf, RawRow } from '@yige/database';

/** A file that the plugin keeps. */
export interface StoredFile {
  /** Under which the plugin's own rows name it. */
  id: string;
  /** Without folders, with an ending that fits what it is; 125 characters at most. */
  name: string;
  /** What it is by its content, e.g. `application/pdf`. */
  kind: UploadKind;
  /** In bytes, of what is kept. */
  size: number;
  /** Of what is kept, in hexadecimal. */
  sha256: string;
  /** Whom it is about; null: nobody of the registry. */
  personId: string | null;
  /** When it was stored. */
  storedAt: Date;
}

const COLUMNS = ['id', 'name', 'kind', 'size', 'sha256', 'person_id', 'stored_at'] as const;

/** The rows of the plugin's files. */
@Injectable()
export class FileRows {
  constructor(private readonly database: Database) {}

  async add({ id, name, kind, size, sha256, personId, storedAt }: StoredFile): Promise<void> {
    await this.database.insertMany('yige_files', COLUMNS, [[id, name, kind, size, sha256, personId, storedAt]]);
  }

  async byIds(ids: readonly string[]): Promise<StoredFile[]> {
    if (ids.length === 0) return [];
    const { sql, parameters } = oneOf('id', ids);
    return this.database.query(
      `SELECT ${COLUMNS.join(', ')} FROM yige_files WHERE ${sql} ORDER BY id`,
      parameters,
      read,
    );
  }

  /** In the order of their ids, behind one of them. */
  page(after: string, most: number): Promise<StoredFile[]> {
    return this.database.query(
      `SELECT ${COLUMNS.join(', ')} FROM yige_files WHERE id > ? ORDER BY id LIMIT ${most}`,
      [after],
      read,
    );
  }

  about(personId: string): Promise<string[]> {
    return this.database.query('SELECT id FROM yige_files WHERE person_id = ?', [personId], (row) => row.text('id'));
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { sql, parameters } = oneOf('id', ids);
    await this.database.execute(`DELETE FROM yige_files WHERE ${sql}`, parameters);
  }
}

function read(row: RawRow): StoredFile {
  return {
    ...{ id: row.text('id'), name: row.text('name'), kind: uploadKindSchema.parse(row.text('kind')) },
    ...{ size: row.integer('size'), sha256: row.text('sha256'), personId: row.textOrNull('person_id') },
    storedAt: row.instant('stored_at'),
  };
}
