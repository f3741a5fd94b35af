import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { structureEntities } from './structure-entities.js';

/**
 * A unit that exists or existed. `number` is short, stands in hot rows, and never leaves core. Code, name and kind are
 * today's copy of `org_unit_attributes`.
 */
@Entity('org_units')
@Index('org_units_number', ['number'], { unique: true })
@Index('org_units_code', ['code', 'id'])
@Index('org_units_name', ['name', 'id'])
export class UnitEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.integer().options) number: number;
  @Column(column.code(15).options) code: string;
  @Column(column.text(100).options) name: string;
  @Column(column.code(20).options) level: string;
  @Column(column.code(30).options) kind: string;
}

/** Which unit reported to which, and when: `valid_from` included, `valid_to` excluded. The truth of the hierarchy. */
@Entity('org_edges')
@Index('org_edges_parent', ['parentNumber', 'validFrom'])
export class EdgeEntity {
  @PrimaryColumn({ ...column.integer().options, name: 'child_number' }) childNumber: number;
  @PrimaryColumn({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  /** 0: the unit reports to nobody. */
  @Column({ ...column.integer().options, name: 'parent_number' }) parentNumber: number;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

/** Every pair of ancestor and descendant of today, the unit itself included. Derived from the edges. */
@Entity('org_closure')
@Index('org_closure_descendant', ['descendant', 'ancestor'])
export class ClosureEntity {
  @PrimaryColumn(column.integer().options) ancestor: number;
  @PrimaryColumn(column.integer().options) descendant: number;
  @Column(column.integer().options) depth: number;
}

/** Person × unit (or a body, agency or partner of it) × role × dates. */
@Entity('appointments')
@Index('appointments_account', ['accountId', 'validFrom'])
@Index('appointments_unit', ['unitNumber', 'role'])
@Index('appointments_seconded', ['secondedFrom', 'validFrom'])
export class AppointmentEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'account_id' }) accountId: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  @Column(column.code(40).options) role: string;
  /** `regular`, `concurrent` (beside a regular one), or `secondment`. */
  @Column({ ...column.code(20).options, default: 'regular' }) kind: string;
  @Column({ ...nullable(column.id()).options, name: 'body_id' }) bodyId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'agency_id' }) agencyId: string | null;
  @Column({ ...nullable(column.id()).options, name: 'partner_id' }) partnerId: string | null;
  /** A secondment: the appointment at home, which keeps the post while the host unit has work and rights. */
  @Column({ ...nullable(column.id()).options, name: 'seconded_from' }) secondedFrom: string | null;
  /** The document on which it rests. */
  @Column(nullable(column.text(200)).options) basis: string | null;
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
}

/** End of what has no end yet. */
export const OPEN_END = '9999-12-31';

export const organisationEntities = [UnitEntity, EdgeEntity, ClosureEntity, AppointmentEntity, ...structureEntities];
