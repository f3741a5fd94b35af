import { Injectable } from '@nestjs/common';
import {
  type LedgerDeclaration,
  type LedgerSeal,
  ledgerDeclarationSchema,
  type Page,
  unitLevelSchema,
} from '@yige/contracts';
import { allOf, Database, type RawRow } from '@yige/database';
import { scopeCondition, type UnitNumbers } from '../../access/scope.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { readUnitNumbers } from '../../registry/person-rows.js';

/** A seal as the rest of this folder handles it. */
export interface StoredSeal {
  seal: LedgerSeal;
  declaration: LedgerDeclaration;
  /** Where it belongs today. */
  units: UnitNumbers;
}

export interface NewSeal extends StoredSeal {
  ledgerId: string;
  accountId: string;
  key: string;
}

const COLUMNS = [
  ...['id', 'ledger_id', 'district_id', 'street_id', 'community_id', 'grid_id', 'unit_id', 'unit_name', 'unit_level'],
  ...['period', 'declaration', 'row_count', 'hash', 'sealed_at', 'sealed_by', 'sealed_by_name', 'idempotency_key'],
];
const SELECT = `SELECT ${COLUMNS.join(', ')} FROM ledger_seals`;

/** Reads and writes seals. */
@Injectable()
export class SealStore {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
  ) {}

  find(ledgerId: string, id: string): Promise<StoredSeal | null> {
    return this.database.queryOne(`${SELECT} WHERE id = ? AND ledger_id = ?`, [id, ledgerId], (row) => this.read(row));
  }

  /** That which a call under this key has made. */
  byKey(accountId: string, key: string): Promise<StoredSeal | null> {
    return this.database.queryOne(`${SELECT} WHERE sealed_by = ? AND idempotency_key = ?`, [accountId, key], (row) =>
      this.read(row),
    );
  }

  ofPeriod(ledgerId: string, unitId: string, period: string): Promise<StoredSeal | null> {
    const sql = `${SELECT} WHERE ledger_id = ? AND unit_id = ? AND period = ?`;
    return this.database.queryOne(sql, [ledgerId, unitId, period], (row) => this.read(row));
  }

  async list(
    ledgerId: string,
    unit: DirectoryUnit,
    { period, cursor, limit }: { period?: string | undefined; cursor?: string | undefined; limit: number },
  ): Promise<Page<LedgerSeal>> {
    const where = allOf([
      scopeCondition({ kind: 'units', units: this.directory.scopeUnits(unit.number) }),
      { sql: 'ledger_id = ?', parameters: [ledgerId] },
      ...(period === undefined ? [] : [{ sql: 'period = ?', parameters: [period] }]),
      ...(cursor === undefined ? [] : [{ sql: 'id < ?', parameters: [decodeCursor(cursor, ['id']).id] }]),
    ]);
    const rows = await this.database.query(
      `${SELECT} WHERE ${where.sql} ORDER BY id DESC LIMIT ${limit + 1}`,
      where.parameters,
      (row) => this.read(row).seal,
    );
    return pageOf(rows, limit, (last) => encodeCursor(last, ['id']));
  }

  /** The units within one that have sealed a period. */
  async unitsWithSeal(ledgerId: string, unit: DirectoryUnit, period: string): Promise<Set<string>> {
    const where = allOf([
      scopeCondition({ kind: 'units', units: this.directory.scopeUnits(unit.number) }),
      { sql: 'ledger_id = ? AND period = ?', parameters: [ledgerId, period] },
    ]);
    const ids = await this.database.query(
      `SELECT unit_id FROM ledger_seals WHERE ${where.sql}`,
      where.parameters,
      (row) => row.text('unit_id'),
    );
    return new Set(ids);
  }

  async insert({ ledgerId, accountId, key, units, declaration, seal }: NewSeal): Promise<void> {
    const { district, street, community, grid } = units;
    await this.database.insertMany('ledger_seals', COLUMNS, [
      [
        ...[seal.id, ledgerId, district, street, community, grid, seal.unit.id, seal.unit.name, seal.unit.level],
        ...[seal.period, JSON.stringify(declaration), seal.rows, seal.hash, new Date(seal.sealedAt)],
        ...[accountId, seal.sealedBy, key],
      ],
    ]);
  }

  private read(row: RawRow): StoredSeal {
    return {
      units: this.directory.unitsOfRow(readUnitNumbers(row)),
      declaration: row.json('declaration', (value) => ledgerDeclarationSchema.parse(value)),
      seal: {
        id: row.text('id'),
        unit: {
          id: row.text('unit_id'),
          name: row.text('unit_name'),
          level: unitLevelSchema.parse(row.text('unit_level')),
        },
        period: row.text('period'),
        rows: row.integer('row_count'),
        hash: row.text('hash'),
        sealedAt: row.instant('sealed_at').toISOString(),
        sealedBy: row.text('sealed_by_name'),
      },
    };
  }
}
