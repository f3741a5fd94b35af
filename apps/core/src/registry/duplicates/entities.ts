import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Two people who may be one, the smaller id first. What was decided stays, so that nobody is asked twice. */
@Entity('duplicate_candidates')
@Index('duplicate_candidates_pair', ['firstId', 'secondId'], { unique: true })
@Index('duplicate_candidates_second', ['secondId', 'firstId'])
@Index('duplicate_candidates_state', ['state', 'id'])
export class DuplicateCandidateEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'first_id' }) firstId: string;
  @Column({ ...column.id().options, name: 'second_id' }) secondId: string;
  /** Codes with commas between them. */
  @Column(column.code(80).options) reasons: string;
  @Column(column.code(10).options) state: string;
  @Column({ ...column.instant().options, name: 'found_at' }) foundAt: Date;
  @Column({ ...nullable(column.instant()).options, name: 'decided_at' }) decidedAt: Date | null;
  @Column({ ...nullable(column.id()).options, name: 'decided_by' }) decidedBy: string | null;
  @Column(nullable(column.text(200)).options) note: string | null;
}

/** How far the walk through what changed has come; one row. */
@Entity('duplicate_walk')
export class DuplicateWalkEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column({ ...column.instant().options, name: 'seen_at' }) seenAt: Date;
  @Column({ ...column.code(26).options, name: 'seen_id' }) seenId: string;
}

/** That a person was merged into another. While it is not undone, `from_id` leads to `into_id`. */
@Entity('person_merges')
@Index('person_merges_from', ['fromId', 'id'])
@Index('person_merges_into', ['intoId', 'id'])
@Index('person_merges_open', ['settledAt', 'undoUntil'])
export class PersonMergeEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'from_id' }) fromId: string;
  @Column({ ...column.id().options, name: 'into_id' }) intoId: string;
  @Column({ ...column.id().options, name: 'candidate_id' }) candidateId: string;
  /** Columns of `people` that the survivor took from the other, with commas between them. */
  @Column({ ...column.code(400).options, name: 'taken_columns' }) takenColumns: string;
  @Column({ ...column.instant().options, name: 'merged_at' }) mergedAt: Date;
  @Column({ ...column.id().options, name: 'merged_by' }) mergedBy: string;
  @Column({ ...column.text(100).options, name: 'merged_by_name' }) mergedByName: string;
  @Column({ ...column.instant().options, name: 'undo_until' }) undoUntil: Date;
  @Column({ ...nullable(column.instant()).options, name: 'undone_at' }) undoneAt: Date | null;
  /** When what the undo would have needed was erased; null while it is kept. */
  @Column({ ...nullable(column.instant()).options, name: 'settled_at' }) settledAt: Date | null;
}

/** The row of `people` of each of the two as it was before they were merged. Units follow reorganisations. */
@Entity('person_merge_sides')
@Index('person_merge_sides_merge', ['mergeId', 'side'], { unique: true })
export class PersonMergeSideEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'merge_id' }) mergeId: string;
  /** `from` or `into`. */
  @Column(column.code(10).options) side: string;
  @Column({ ...nullable(column.id()).options, name: 'household_id' }) householdId: string | null;
  @Column(column.text(50).options) name: string;
  @Column({ ...column.code(200).options, name: 'name_pinyin' }) namePinyin: string;
  @Column({ ...column.code(50).options, name: 'name_initials' }) nameInitials: string;
  @Column(column.code(10).options) sex: string;
  @Column({ ...column.calendarDate().options, name: 'birth_date' }) birthDate: string;
  @Column({ ...column.code(30).options, name: 'document_type' }) documentType: string;
  @Column({ ...nullable(column.code(255)).options, name: 'id_number_sealed' }) idNumberSealed: string | null;
  @Column({ ...nullable(column.code(30)).options, name: 'id_number_mask' }) idNumberMask: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'id_number_index' }) idNumberIndex: string | null;
  @Column({ ...nullable(column.code(255)).options, name: 'phone_sealed' }) phoneSealed: string | null;
  @Column({ ...nullable(column.code(30)).options, name: 'phone_mask' }) phoneMask: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'phone_index' }) phoneIndex: string | null;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column({ ...column.instant().options, name: 'updated_at' }) updatedAt: Date;
}

/** A row that named one person before a merge and another since. */
@Entity('person_merge_rows')
export class PersonMergeRowEntity {
  @PrimaryColumn({ ...column.id().options, name: 'merge_id' }) mergeId: string;
  /** `<table>.<column>` */
  @PrimaryColumn(column.code(60).options) place: string;
  @PrimaryColumn({ ...column.id().options, name: 'row_id' }) rowId: string;
  /** Null where the merge made the row. */
  @Column({ ...nullable(column.id()).options, name: 'before_id' }) beforeId: string | null;
  /** Null where the row names nobody since. */
  @Column({ ...nullable(column.id()).options, name: 'after_id' }) afterId: string | null;
}

export const duplicateEntities = [
  DuplicateCandidateEntity,
  DuplicateWalkEntity,
  PersonMergeEntity,
  PersonMergeSideEntity,
  PersonMergeRowEntity,
];
