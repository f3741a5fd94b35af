import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  type Role,
  type UnitKind,
  type UnitLevel,
  type UnitPath,
  type UnitReference,
  unitKindSchema,
  unitLevelSchema,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller, CallerPost } from '../access/caller.js';
import { type Scope, scopeOf, type UnitNumbers } from '../access/scope.js';
import { Clock } from '../time/clock.js';

export interface DirectoryUnit {
  id: string;
  number: number;
  code: string;
  name: string;
  level: UnitLevel;
  kind: UnitKind;
  parent: number;
}

/** How often another process's changes are looked for, in milliseconds. */
const REFRESH = 30_000;

/**
 * Today's units in memory: a district has a thousand, a city sixty thousand, and every answer names some. Rows hold
 * internal numbers; this is where they become identifiers and names, without a join.
 */
@Injectable()
export class UnitDirectory implements OnModuleInit, OnModuleDestroy {
  private numbers = new Map<number, DirectoryUnit>();
  private ids = new Map<string, DirectoryUnit>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => void this.reload(), REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async reload(): Promise<void> {
    const today = this.clock.today();
    const units = await this.database.query(
      `SELECT u.id, u.number, u.code, u.name, u.level, u.kind, e.parent_number
       FROM org_units u JOIN org_edges e ON e.child_number = u.number AND e.valid_from <= ? AND e.valid_to > ?`,
      [today, today],
      (row): DirectoryUnit => ({
        id: row.text('id'),
        number: row.integer('number'),
        code: row.text('code'),
        name: row.text('name'),
        level: unitLevelSchema.parse(row.text('level')),
        kind: unitKindSchema.parse(row.text('kind')),
        parent: row.integer('parent_number'),
      }),
    );
    this.numbers = new Map(units.map((unit) => [unit.number, unit]));
    this.ids = new Map(units.map((unit) => [unit.id, unit]));
  }

  byNumber(number: number): DirectoryUnit | null {
    return this.numbers.get(number) ?? null;
  }

  byId(id: string): DirectoryUnit | null {
    return this.ids.get(id) ?? null;
  }

  /** Units whose name holds the text, by code; `most` of them. */
  named(text: string, most: number): DirectoryUnit[] {
    const found = [...this.numbers.values()].filter(({ name }) => name.includes(text));
    return found.sort((left, right) => (left.code < right.code ? -1 : 1)).slice(0, most);
  }

  /** The unit and all above it, from the unit upwards. */
  *lineOf(number: number): Generator<DirectoryUnit> {
    for (let unit = this.byNumber(number); unit !== null; unit = this.byNumber(unit.parent)) yield unit;
  }

  isWithin(inner: number, outer: number): boolean {
    for (const { number } of this.lineOf(inner)) if (number === outer) return true;
    return false;
  }

  /** The unit columns of a row that belongs to this unit. */
  numbersOf(number: number): UnitNumbers {
    const row: UnitNumbers = { district: 0, street: null, community: null, grid: null };
    for (const unit of this.lineOf(number)) row[unit.level] = unit.number;
    return row;
  }

  pathOf(row: UnitNumbers): UnitPath {
    const id = (number: number | null) => (number === null ? null : (this.byNumber(number)?.id ?? null));
    const districtId = id(row.district);
    if (districtId === null) throw new RangeError(`Unit ${row.district} is no district of today`);
    return { districtId, streetId: id(row.street), communityId: id(row.community), gridId: id(row.grid) };
  }

  /** The innermost unit of a row. */
  referenceOf(row: UnitNumbers): UnitReference {
    const unit = this.byNumber(row.grid ?? row.community ?? row.street ?? row.district);
    if (unit === null) throw new RangeError('The row belongs to no unit of today');
    return { id: unit.id, name: unit.name, level: unit.level };
  }

  /** Name of a unit with that of its community where it is a grid, e.g. 爱民佳苑社区第 7 网格. */
  fullNameOf(row: UnitNumbers): string {
    const community = row.community === null ? null : this.byNumber(row.community);
    const grid = row.grid === null ? null : this.byNumber(row.grid);
    if (grid !== null) return `${community?.name ?? ''}${grid.name}`;
    return this.referenceOf(row).name;
  }

  /** An appointment as a post; null when its unit no longer exists. */
  postOf(id: string, role: Role, unitNumber: number, permissions: ReadonlySet<string>): CallerPost | null {
    const unit = this.byNumber(unitNumber);
    if (unit === null) return null;
    const community = unit.level === 'grid' ? (this.byNumber(unit.parent)?.name ?? null) : null;
    return {
      id,
      role,
      unit: { id: unit.id, number: unit.number, name: unit.name, level: unit.level },
      community,
      permissions,
    };
  }

  scopeOf(caller: Caller, permission: string): Scope {
    return scopeOf(caller, permission, (inner, outer) => this.isWithin(inner, outer));
  }

  get district(): DirectoryUnit | null {
    for (const unit of this.numbers.values()) if (unit.level === 'district') return unit;
    return null;
  }
}
