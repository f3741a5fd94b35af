import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('households')
@Index('households_dwelling', ['dwellingId'])
export class HouseholdEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'dwelling_id' }) dwellingId: string;
  /** 户主. */
  @Column({ ...nullable(column.id()).options, name: 'head_id' }) headId: string | null;
}

/** An entry of a household's diary (民情日记). Sealed: people tell at the door what is nobody else's business. */
@Entity('diary_entries')
@Index('diary_entries_household', ['householdId', 'visitedAt', 'id'])
@Index('diary_entries_district', ['districtId', 'visitedAt', 'id'])
@Index('diary_entries_street', ['streetId', 'visitedAt', 'id'])
@Index('diary_entries_community', ['communityId', 'visitedAt', 'id'])
@Index('diary_entries_grid', ['gridId', 'visitedAt', 'id'])
export class DiaryEntryEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'household_id' }) householdId: string;
  @Column({ ...column.id().options, name: 'author_id' }) authorId: string;
  @Column({ ...column.longText().options, name: 'text_sealed' }) textSealed: string;
  @Column({ ...column.instant().options, name: 'visited_at' }) visitedAt: Date;
  @Column({ ...column.instant().options, name: 'written_at' }) writtenAt: Date;
  /** Units of the household's building. */
  @Column({ ...column.integer().options, name: 'district_id', default: 0 }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
}

/** What somebody put right or added under an entry (补充更正). Sealed as the entry is. */
@Entity('diary_addenda')
@Index('diary_addenda_entry', ['entryId', 'id'])
export class DiaryAddendumEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'entry_id' }) entryId: string;
  @Column({ ...column.id().options, name: 'author_id' }) authorId: string;
  @Column({ ...column.longText().options, name: 'text_sealed' }) textSealed: string;
  @Column({ ...column.instant().options, name: 'written_at' }) writtenAt: Date;
}

export const householdEntities = [HouseholdEntity, DiaryEntryEntity, DiaryAddendumEntity];
