import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('buildings')
@Index('buildings_community', ['communityId', 'position', 'id'])
@Index('buildings_address', ['addressKey', 'id'])
@Index('buildings_grid', ['gridId', 'position', 'id'])
@Index('buildings_street', ['streetId', 'position', 'id'])
export class BuildingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.integer().options, name: 'district_id', default: 0 }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...column.integer().options, name: 'community_id' }) communityId: number;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column(column.text(60).options) name: string;
  /** Order along the walk through the community. */
  @Column(column.integer().options) position: number;
  /** Millionths of a degree, WGS 84; null where nobody has said where it stands. */
  @Column({ ...nullable(column.integer()).options, name: 'longitude_micro' }) longitudeMicro: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'latitude_micro' }) latitudeMicro: number | null;
  /** By which a search finds it: 3 栋 → `3`. */
  @Column({ ...column.text(60).options, name: 'address_key', default: '' }) addressKey: string;
}

/** A door: building · entrance · dwelling (楼栋·单元·户室). */
@Entity('dwellings')
@Index('dwellings_building', ['buildingId', 'id'])
@Index('dwellings_address', ['buildingId', 'entranceKey', 'doorKey', 'id'])
export class DwellingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'building_id' }) buildingId: string;
  @Column(nullable(column.text(30)).options) entrance: string | null;
  @Column(column.integer().options) floor: number;
  @Column(column.text(30).options) door: string;
  @Column({ ...column.text(30).options, name: 'entrance_key', default: '' }) entranceKey: string;
  @Column({ ...column.text(30).options, name: 'door_key', default: '' }) doorKey: string;
  @Column({ ...column.flag().options, default: 0 }) vacant: boolean;
  @Column({ ...column.flag().options, default: 0 }) rented: boolean;
  /** Day of the last check at the door. */
  @Column({ ...nullable(column.calendarDate()).options, name: 'checked_on' }) checkedOn: string | null;
}

/** A walk-round of a building (走访核对); open until it is finished. */
@Entity('walk_rounds')
@Index('walk_rounds_building', ['buildingId', 'id'])
@Index('walk_rounds_assignee', ['assigneeId', 'id'])
@Index('walk_rounds_street', ['streetId', 'id'])
@Index('walk_rounds_community', ['communityId', 'id'])
@Index('walk_rounds_grid', ['gridId', 'id'])
export class WalkRoundEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'building_id' }) buildingId: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column({ ...column.id().options, name: 'started_by' }) startedBy: string;
  @Column({ ...column.instant().options, name: 'started_at' }) startedAt: Date;
  @Column({ ...nullable(column.id()).options, name: 'assignee_id' }) assigneeId: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'finished_at' }) finishedAt: Date | null;
}

/** What was found at one door of a round. */
@Entity('walk_round_doors')
export class WalkRoundDoorEntity {
  @PrimaryColumn({ ...column.id().options, name: 'round_id' }) roundId: string;
  @PrimaryColumn({ ...column.id().options, name: 'dwelling_id' }) dwellingId: string;
  @Column(column.code(20).options) state: string;
  @Column(nullable(column.text(200)).options) note: string | null;
  @Column({ ...column.id().options, name: 'by_id' }) byId: string;
  @Column(column.instant().options) at: Date;
}

/** What a round found and somebody has to see to; open until it is settled. Its door may not be in the registry. */
@Entity('walk_findings')
@Index('walk_findings_round', ['roundId', 'id'])
@Index('walk_findings_building', ['buildingId', 'id'])
@Index('walk_findings_street', ['streetId', 'settledAt', 'id'])
@Index('walk_findings_community', ['communityId', 'settledAt', 'id'])
@Index('walk_findings_grid', ['gridId', 'settledAt', 'id'])
export class WalkFindingEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'round_id' }) roundId: string;
  @Column({ ...column.id().options, name: 'building_id' }) buildingId: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  @Column(column.code(30).options) kind: string;
  @Column({ ...nullable(column.id()).options, name: 'dwelling_id' }) dwellingId: string | null;
  @Column(nullable(column.text(30)).options) entrance: string | null;
  @Column(column.text(30).options) door: string;
  @Column(nullable(column.text(200)).options) note: string | null;
  @Column({ ...column.id().options, name: 'by_id' }) byId: string;
  @Column(column.instant().options) at: Date;
  @Column({ ...nullable(column.id()).options, name: 'settled_by' }) settledBy: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'settled_at' }) settledAt: Date | null;
  @Column({ ...nullable(column.text(200)).options, name: 'settled_note' }) settledNote: string | null;
}

export const placeEntities = [BuildingEntity, DwellingEntity, WalkRoundEntity, WalkRoundDoorEntity, WalkFindingEntity];
