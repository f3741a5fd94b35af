import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What a unit was called, its code, kind and area, and when: `valid_from` included, `valid_to` excluded. The rows of a
 * unit follow one another without a gap. The truth of which `org_units` keeps today's copy.
 */
@Entity('org_unit_attributes')
@Index('org_unit_attributes_code', ['code', 'number'])
export class UnitAttributesEntity {
  @PrimaryColumn(column.integer().options) number: number;
  @PrimaryColumn({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
  @Column(column.text(100).options) name: string;
  @Column(column.code(15).options) code: string;
  @Column(column.code(30).options) kind: string;
  @Column({ ...nullable(column.integer()).options, name: 'area_hectares' }) areaHectares: number | null;
}

/** One row, whose version grows with every change of the hierarchy or its names: what a process asks to know whether it is up to date. */
@Entity('org_version')
export class OrganisationVersionEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column(column.integer().options) version: number;
}

/** What lies in a unit for a time: bodies, agencies' seats, partners, premises. */
abstract class WithinUnit {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(column.text(100).options) name: string;
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

/** A party organisation, committee or work station of a community. */
@Entity('org_bodies')
@Index('org_bodies_unit', ['unitNumber', 'kind'])
export class BodyEntity extends WithinUnit {
  @Column(column.code(30).options) kind: string;
}

/** A term of office (届) of a body; `valid_to` is the day on which it has ended. */
@Entity('org_body_terms')
export class BodyTermEntity {
  @PrimaryColumn({ ...column.id().options, name: 'body_id' }) bodyId: string;
  @PrimaryColumn({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

/** A bureau, police room, health station or service point; its unit is where it has its seat. */
@Entity('org_agencies')
@Index('org_agencies_unit', ['unitNumber', 'kind'])
export class AgencyEntity extends WithinUnit {
  @Column(column.code(20).options) kind: string;
  /** Whose it is: the colour of its cell. */
  @Column(column.code(20).options) bureau: string;
  /** The one Hanzi in its cell. */
  @Column(column.text(2).options) glyph: string;
}

/** Which units an agency serves, and when. Posts in the agency have their rights there. */
@Entity('org_agency_service')
@Index('org_agency_service_unit', ['unitNumber', 'validFrom'])
export class AgencyServiceEntity {
  @PrimaryColumn({ ...column.id().options, name: 'agency_id' }) agencyId: string;
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @PrimaryColumn({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

/** A property company or owners' committee of a community. */
@Entity('org_partners')
@Index('org_partners_unit', ['unitNumber', 'kind'])
export class PartnerEntity extends WithinUnit {
  @Column(column.code(30).options) kind: string;
}

/** Rooms in which a unit works and receives residents. */
@Entity('org_premises')
@Index('org_premises_unit', ['unitNumber', 'validFrom'])
export class PremisesEntity extends WithinUnit {
  @Column({ ...column.integer().options, name: 'area_square_metres' }) areaSquareMetres: number;
}

export const structureEntities = [
  UnitAttributesEntity,
  OrganisationVersionEntity,
  BodyEntity,
  BodyTermEntity,
  AgencyEntity,
  AgencyServiceEntity,
  PartnerEntity,
  PremisesEntity,
];
