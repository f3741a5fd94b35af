import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One spreadsheet on its way into the registry. The unit columns are those of the unit into which it goes. */
@Entity('imports')
@Index('imports_state', ['state', 'createdAt'])
@Index('imports_district', ['districtId', 'id'])
@Index('imports_street', ['streetId', 'id'])
@Index('imports_community', ['communityId', 'id'])
@Index('imports_grid', ['gridId', 'id'])
export class ImportEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(20).options) kind: string;
  @Column(column.code(20).options) state: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column({ ...column.text(200).options, name: 'file_name' }) fileName: string;
  @Column({ ...column.integer().options, name: 'file_size' }) fileSize: number;
  /** How the file is read, as JSON. */
  @Column({ ...column.code(200).options, name: 'file_format' }) fileFormat: string;
  @Column(column.code(64).options) sha256: string;
  @Column({ ...column.id().options, name: 'created_by' }) createdBy: string;
  @Column({ ...column.text(100).options, name: 'created_by_name' }) createdByName: string;
  @Column({ ...column.instant().options, name: 'created_at' }) createdAt: Date;
  @Column(column.longText().options) mapping: string;
  @Column({ ...column.code(64).options, name: 'headings_key' }) headingsKey: string;
  /** The first rows, long numbers masked, as JSON. */
  @Column(column.document().options) preview: string;
  /** Numbers of the units in which whoever ordered the present step may keep people, as JSON. */
  @Column(column.longText().options) scope: string;
  /** How many rows of the file the present step has behind it, remarks too: written in the unit of work of their chunk. */
  @Column({ ...column.integer().options, name: 'rows_done' }) rowsDone: number;
  @Column({ ...nullable(column.integer()).options, name: 'rows_total' }) rowsTotal: number | null;
  @Column({ ...column.integer().options, name: 'rows_created' }) rowsCreated: number;
  @Column({ ...column.integer().options, name: 'rows_changed' }) rowsChanged: number;
  @Column({ ...column.integer().options, name: 'rows_unchanged' }) rowsUnchanged: number;
  @Column({ ...column.integer().options, name: 'rows_refused' }) rowsRefused: number;
  @Column({ ...column.longText().options, name: 'unknown_words' }) unknownWords: string;
  @Column(nullable(column.code(30)).options) failure: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'finished_at' }) finishedAt: Date | null;
  /** The process that works on it, and until when it need not be heard of. */
  @Column(nullable(column.id()).options) holder: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'held_until' }) heldUntil: Date | null;
}

/** A row of the file of which there is something to say; values are masked. */
@Entity('import_rows')
@Index('import_rows_outcome', ['importId', 'outcome', 'sheetRow'])
export class ImportRowEntity {
  @PrimaryColumn({ ...column.id().options, name: 'import_id' }) importId: string;
  @PrimaryColumn({ ...column.integer().options, name: 'sheet_row' }) sheetRow: number;
  @Column(column.code(10).options) outcome: string;
  @Column(column.longText().options) notes: string;
}

/** What the columns of a form meant the last time that the unit loaded one with these headings. */
@Entity('import_mappings')
export class ImportMappingEntity {
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @PrimaryColumn(column.code(20).options) kind: string;
  @PrimaryColumn({ ...column.code(64).options, name: 'headings_key' }) headingsKey: string;
  @Column(column.longText().options) mapping: string;
}

/** The one-time password of an account that an import has made, until it is taken out. */
@Entity('import_first_passwords')
@Index('import_first_passwords_import', ['importId', 'id'])
export class ImportFirstPasswordEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'import_id' }) importId: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.longText().options, name: 'password_sealed' }) passwordSealed: string;
}

export const importEntities = [ImportEntity, ImportRowEntity, ImportMappingEntity, ImportFirstPasswordEntity];
