import { column, nullable } from '@yige/database';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A sealing that has begun: its rows are of no seal yet, and nobody sees them. One that broke off is swept away. */
@Entity('ledger_seal_drafts')
export class LedgerSealDraftEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.instant().options, name: 'begun_at' }) begunAt: Date;
}

/**
 * A period of a unit that was sealed. Id, name and level say which unit that was; the unit columns follow
 * reorganisations, and say whose it is today.
 */
@Entity('ledger_seals')
@Index('ledger_seals_period', ['ledgerId', 'unitId', 'period'], { unique: true })
@Index('ledger_seals_key', ['sealedBy', 'key'], { unique: true })
@Index('ledger_seals_district', ['district', 'ledgerId', 'id'])
@Index('ledger_seals_street', ['street', 'ledgerId', 'id'])
@Index('ledger_seals_community', ['community', 'ledgerId', 'id'])
@Index('ledger_seals_grid', ['grid', 'ledgerId', 'id'])
export class LedgerSealEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.code(81).options, name: 'ledger_id' }) ledgerId: string;
  @Column({ ...column.integer().options, name: 'district_id' }) district: number;
  @Column({ ...nullable(column.integer()).options, name: 'street_id' }) street: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'community_id' }) community: number | null;
  @Column({ ...nullable(column.integer()).options, name: 'grid_id' }) grid: number | null;
  @Column({ ...column.id().options, name: 'unit_id' }) unitId: string;
  @Column({ ...column.text(100).options, name: 'unit_name' }) unitName: string;
  @Column({ ...column.code(20).options, name: 'unit_level' }) unitLevel: string;
  @Column(column.code(10).options) period: string;
  /** The ledger as it was declared then. */
  @Column(column.document().options) declaration: string;
  @Column({ ...column.integer().options, name: 'row_count' }) rowCount: number;
  /** The last row's link, or that before the first one where there is no row. */
  @Column(column.code(64).options) hash: string;
  @Column({ ...column.instant().options, name: 'sealed_at' }) sealedAt: Date;
  @Column({ ...column.id().options, name: 'sealed_by' }) sealedBy: string;
  @Column({ ...column.text(100).options, name: 'sealed_by_name' }) sealedByName: string;
  @Column({ ...column.code(100).options, name: 'idempotency_key' }) key: string;
}

@Entity('ledger_sealed_rows')
@Index('ledger_sealed_rows_key', ['sealId', 'rowKey'], { unique: true })
export class LedgerSealedRowEntity {
  @PrimaryColumn(column.id().options) id: string;
  @Column({ ...column.id().options, name: 'seal_id' }) sealId: string;
  @Column({ ...column.code(100).options, name: 'row_key' }) rowKey: string;
  /** Chains the row to the one before it. */
  @Column(column.code(64).options) link: string;
  /** The row, word by word. */
  @Column({ ...column.document().options, name: 'body_sealed' }) bodySealed: string;
}

export const ledgerEntities = [LedgerSealDraftEntity, LedgerSealEntity, LedgerSealedRowEntity];
