import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('buildings')
@Index('buildings_community', ['communityId', 'position', 'id'])
export class BuildingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.integer().options, name: 'community_id' }) communityId: number;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column(column.text(60).options) name: string;
  /** Order along the walk through the community. */
  @Column(column.integer().options) position: number;
}

/** A door: building · entrance · dwelling (楼栋·单元·户室). */
@Entity('dwellings')
@Index('dwellings_building', ['buildingId', 'id'])
export class DwellingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'building_id' }) buildingId: string;
  @Column(nullable(column.text(30)).options) entrance: string | null;
  @Column(column.integer().options) floor: number;
  @Column(column.text(30).options) door: string;
}

@Entity('households')
@Index('households_dwelling', ['dwellingId'])
export class HouseholdEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'dwelling_id' }) dwellingId: string;
}

/** A resident. The unit columns are those of the service responsibility (管理归属): which grid serves this person. */
@Entity('people')
@Index('people_grid', ['gridId', 'id'])
@Index('people_community', ['communityId', 'id'])
@Index('people_street', ['streetId', 'id'])
@Index('people_district', ['districtId', 'id'])
@Index('people_name', ['communityId', 'name', 'id'])
@Index('people_born', ['communityId', 'birthDate', 'id'])
@Index('people_household', ['householdId', 'id'])
@Index('people_served', ['streetId', 'communityId', 'gridId', 'householdId'])
export class PersonEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...nullable(column.id()).options, name: 'household_id' }) householdId: string | null;
  @Column(column.text(50).options) name: string;
  @Column(column.code(10).options) sex: string;
  @Column({ ...column.calendarDate().options, name: 'birth_date' }) birthDate: string;
  @Column({ ...nullable(column.code(255)).options, name: 'id_number_sealed' }) idNumberSealed: string | null;
  @Column({ ...nullable(column.code(30)).options, name: 'id_number_mask' }) idNumberMask: string | null;
  @Column({ ...nullable(column.code(255)).options, name: 'phone_sealed' }) phoneSealed: string | null;
  @Column({ ...nullable(column.code(30)).options, name: 'phone_mask' }) phoneMask: string | null;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
}

export const registryEntities = [BuildingEntity, DwellingEntity, HouseholdEntity, PersonEntity];
