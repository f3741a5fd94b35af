import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A merge of which the plugin has heard, or its undo, whichever came first. */
@Entity('yige_person_merges')
@Index('yige_person_merges_from', ['fromId', 'mergeId'])
export class PersonMergeEntity {
  @PrimaryColumn({ ...column.id().options, name: 'merge_id' }) mergeId: string;
  @Column({ ...column.id().options, name: 'from_id' }) fromId: string;
  @Column({ ...column.id().options, name: 'into_id' }) intoId: string;
  @Column(column.flag().options) undone: boolean;
  @Column({ ...column.instant().options, name: 'heard_at' }) heardAt: Date;
}

/** A row that followed a merge, by its key; one that had to give way is kept whole. */
@Entity('yige_person_merge_rows')
@Index('yige_person_merge_rows_key', ['place', 'rowKey'])
export class PersonMergeRowEntity {
  @PrimaryColumn({ ...column.id().options, name: 'merge_id' }) mergeId: string;
  /** `<table>.<column>` */
  @PrimaryColumn(column.code(120).options) place: string;
  @PrimaryColumn({ ...column.code(60).options, name: 'row_key' }) rowKey: string;
  @Column({ ...nullable(column.longText()).options, name: 'set_aside' }) setAside: string | null;
}
