import { column } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A resident's photo, and who agreed to it. The picture itself lies in the file store under its hash. */
@Entity('person_photos')
@Index('person_photos_person', ['personId', 'id'])
@Index('person_photos_file', ['fileHash', 'id'])
export class PersonPhotoEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.code(64).options, name: 'file_hash' }) fileHash: string;
  @Column(column.code(20).options) media: string;
  @Column({ ...column.code(10).options, name: 'consent_by' }) consentBy: string;
  @Column({ ...column.instant().options, name: 'set_at' }) setAt: Date;
}

export const fileEntities = [PersonPhotoEntity];
