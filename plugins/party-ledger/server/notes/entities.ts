import { column, nullable } from '@yige/plugin-sdk/server';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that was written down in a unit. */
@Entity('notes')
@Index('notes_grid', ['gridId', 'id'])
@Index('notes_community', ['communityId', 'id'])
@Index('notes_street', ['streetId', 'id'])
@Index('notes_district', ['districtId', 'id'])
@Index('notes_person', ['personId', 'id'])
export class NoteEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'district_id' }) districtId: string;
  @Column({ ...nullable(column.id()).options, name: 'street_id' }) streetId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'community_id' }) communityId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'grid_id' }) gridId: string | null;
  /** The resident that it is about. Who they are stands in the platform's registry; here is only their id. */
  @Column({ ...nullable(column.id()).options, name: 'person_id' }) personId: string | null;
  @Column(column.text(500).options) text: string;
  @Column({ ...column.instant().options, name: 'written_at' }) writtenAt: Date;
  @Column({ ...column.text(100).options, name: 'written_by_name' }) writtenByName: string;
}
