import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A file that the plugin keeps; it lies in its folder under the same id. */
@Entity('yige_files')
@Index('yige_files_person', ['personId', 'id'])
export class FileEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.text(150).options) name: string;
  @Column(column.code(40).options) kind: string;
  @Column(column.integer().options) size: number;
  @Column(column.code(64).options) sha256: string;
  /** Whom it is about. */
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column({ ...column.instant().options, name: 'stored_at' }) storedAt: Date;
}
