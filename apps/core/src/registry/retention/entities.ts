import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

abstract class OfUnit {
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
}

/**
 * The row of `people` of somebody who left, sealed. It has left that table, so that no search, list, plugin or join
 * can meet it; what else is kept of them hangs on the id, which nothing leads to any more.
 */
@Entity('sealed_people')
@Index('sealed_people_due', ['departure', 'leastYears', 'departedOn', 'id'])
@Index('sealed_people_number', ['idNumberIndex'])
@Index('sealed_people_street', ['streetId', 'id'])
@Index('sealed_people_community', ['communityId', 'id'])
@Index('sealed_people_grid', ['gridId', 'id'])
export class SealedPersonEntity extends OfUnit {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(20).options) departure: string;
  @Column({ ...column.calendarDate().options, name: 'departed_on' }) departedOn: string;
  @Column({ ...column.instant().options, name: 'sealed_at' }) sealedAt: Date;
  /** Years for which the law keeps one of their facts; 0 for none. */
  @Column({ ...column.integer().options, name: 'least_years' }) leastYears: number;
  @Column({ ...nullable(column.code(255)).options, name: 'id_number_sealed' }) idNumberSealed: string | null;
  @Column({ ...nullable(column.code(40)).options, name: 'id_number_index' }) idNumberIndex: string | null;
  @Column({ ...column.longText().options, name: 'record_sealed' }) recordSealed: string;
}

@Entity('legal_holds')
@Index('legal_holds_person', ['personId', 'untilDay'])
export class LegalHoldEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'person_id' }) personId: string;
  @Column({ ...column.longText().options, name: 'reason_sealed' }) reasonSealed: string;
  /** The last day on which it holds. */
  @Column({ ...column.calendarDate().options, name: 'until_day' }) untilDay: string;
  @Column({ ...column.instant().options, name: 'placed_at' }) placedAt: Date;
  @Column({ ...column.id().options, name: 'placed_by' }) placedBy: string;
  @Column({ ...nullable(column.instant()).options, name: 'lifted_at' }) liftedAt: Date | null;
}

/** Where a district keeps longer than the rule asks. */
@Entity('retention_settings')
export class RetentionSettingEntity {
  @PrimaryColumn(column.code(20).options) departure: string;
  @Column(column.integer().options) years: number;
  @Column({ ...column.instant().options, name: 'changed_at' }) changedAt: Date;
}

/** What stays of somebody whose record was anonymised. Its id is new: nothing leads back. */
@Entity('anonymous_people')
@Index('anonymous_people_community', ['communityId', 'departedYear'])
@Index('anonymous_people_street', ['streetId', 'departedYear'])
export class AnonymousPersonEntity extends OfUnit {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.integer().options, name: 'birth_year' }) birthYear: number;
  @Column(column.code(10).options) sex: string;
  @Column({ ...column.integer().options, name: 'departed_year' }) departedYear: number;
}

export const retentionEntities = [SealedPersonEntity, LegalHoldEntity, RetentionSettingEntity, AnonymousPersonEntity];
