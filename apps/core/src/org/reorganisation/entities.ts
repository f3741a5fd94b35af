import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A reorganisation from its proposal to its end. */
@Entity('org_reorganisations')
@Index('org_reorganisations_key', ['proposedBy', 'idempotencyKey'], { unique: true })
@Index('org_reorganisations_due', ['state', 'effectiveOn', 'id'])
export class ReorganisationEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column(column.code(20).options) state: string;
  @Column({ ...column.calendarDate().options, name: 'effective_on' }) effectiveOn: string;
  @Column({ ...column.text(60).options, name: 'document_number' }) documentNumber: string;
  @Column({ ...column.text(200).options, name: 'document_title' }) documentTitle: string;
  @Column({ ...column.text(100).options, name: 'document_issuer' }) documentIssuer: string;
  @Column({ ...column.calendarDate().options, name: 'document_date' }) documentDate: string;
  @Column(column.text(500).options) reason: string;
  /** JSON: the steps, the choices, the names of the steps, the preview, what made it fail. */
  @Column(column.document().options) changes: string;
  @Column(column.document().options) decisions: string;
  @Column(column.document().options) outline: string;
  @Column(column.document().options) preview: string;
  @Column(nullable(column.document()).options) failure: string | null;
  @Column({ ...column.id().options, name: 'proposed_by' }) proposedBy: string;
  @Column({ ...column.text(100).options, name: 'proposed_by_name' }) proposedByName: string;
  @Column({ ...column.instant().options, name: 'proposed_at' }) proposedAt: Date;
  @Column({ ...nullable(column.code(100)).options, name: 'idempotency_key' }) idempotencyKey: string | null;
  @Column({ ...nullable(column.id()).options, name: 'decided_by' }) decidedBy: string | null;
  @Column({ ...nullable(column.text(100)).options, name: 'decided_by_name' }) decidedByName: string | null;
  @Column({ ...nullable(column.instant()).options, name: 'decided_at' }) decidedAt: Date | null;
  @Column({ ...nullable(column.text(500)).options, name: 'decision_note' }) decisionNote: string | null;
  /** When the structure changed; rows follow from then on. */
  @Column({ ...nullable(column.instant()).options, name: 'applied_at' }) appliedAt: Date | null;
  @Column({ ...nullable(column.instant()).options, name: 'finished_at' }) finishedAt: Date | null;
  /** Units, once for each table, whose rows have followed; and how many there are. */
  @Column({ ...column.integer().options, name: 'units_done' }) unitsDone: number;
  @Column({ ...column.integer().options, name: 'units_total' }) unitsTotal: number;
  @Column({ ...column.integer().options, name: 'rows_moved' }) rowsMoved: number;
  /** The last row that has followed of the unit in progress; empty: none yet. */
  @Column({ ...column.code(26).options, name: 'row_cursor' }) rowCursor: string;
}

/**
 * The units that a reorganisation concerns. `held` is empty for those that it changes while it is unfinished, so that
 * the key lets no two such operations change one unit; otherwise it holds the operation's id.
 */
@Entity('org_reorganisation_units')
@Index('org_reorganisation_units_held', ['unitNumber', 'held'], { unique: true })
export class ReorganisationUnitEntity {
  @PrimaryColumn({ ...column.id().options, name: 'reorganisation_id' }) reorganisationId: string;
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  /** Whoever approves must hold the permission in each of these; the others are only relied on. */
  @Column(column.flag().options) own: boolean;
  @Column(column.code(26).options) held: string;
}

/** From which unit which went on, on which day. Written once, never changed. */
@Entity('org_lineage')
@Index('org_lineage_to', ['toNumber', 'validFrom'])
export class LineageEntity {
  @PrimaryColumn({ ...column.integer().options, name: 'from_number' }) fromNumber: number;
  @PrimaryColumn({ ...column.integer().options, name: 'to_number' }) toNumber: number;
  @PrimaryColumn({ ...column.id().options, name: 'reorganisation_id' }) reorganisationId: string;
  /** First day of the new order. */
  @Column({ ...column.calendarDate().options, name: 'valid_from' }) validFrom: string;
  @Column(column.code(10).options) kind: string;
  /** Whether what belonged to the unit as a whole went there. */
  @Column({ ...column.flag().options, name: 'own_matters' }) ownMatters: boolean;
}

/**
 * While rows follow a change of structure: where the rows of each unit concerned belong, whatever their columns still
 * say. Empty at all other times.
 */
@Entity('org_settling')
@Index('org_settling_position', ['position'])
@Index('org_settling_community', ['communityId'])
@Index('org_settling_street', ['streetId'])
@Index('org_settling_district', ['districtId'])
@Index('org_settling_grid', ['gridId'])
export class SettlingEntity {
  /** The number that rows still hold as their innermost one. */
  @PrimaryColumn({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
  /** Order of work; null where nothing moves. */
  @Column(nullable(column.integer()).options) position: number | null;
  @Column(column.code(20).options) level: string;
  @Column({ ...column.integer().options, name: 'district_id' }) districtId: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) streetId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) communityId: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) gridId: number | null;
  /** Other rows than before lie within this unit. */
  @Column(column.flag().options) affected: boolean;
}

/** Where a row belonged until a day, if the number of that unit has gone from the row since. */
@Entity('org_row_origins')
@Index('org_row_origins_unit', ['unitNumber', 'validTo'])
export class RowOriginEntity {
  @PrimaryColumn({ ...column.id().options, name: 'row_id' }) rowId: string;
  @PrimaryColumn({ ...column.calendarDate().options, name: 'valid_to' }) validTo: string;
  @Column({ ...column.integer().options, name: 'unit_number' }) unitNumber: number;
}

/** One row: which process carries out reorganisations, and until when. */
@Entity('org_execution')
export class ExecutionEntity {
  @PrimaryColumn(column.integer().options) id: number;
  @Column(column.code(26).options) holder: string;
  @Column({ ...column.instant().options, name: 'held_until' }) heldUntil: Date;
}

export const reorganisationEntities = [
  ReorganisationEntity,
  ReorganisationUnitEntity,
  LineageEntity,
  SettlingEntity,
  RowOriginEntity,
  ExecutionEntity,
];
