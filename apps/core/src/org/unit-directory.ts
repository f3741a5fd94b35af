import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import {
  type UnitKind,
  type UnitLevel,
  type UnitPath,
  type UnitReference,
  unitKindSchema,
  unitLevelSchema,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller, CallerPost } from '../access/caller.js';
import { innermostOf, type Scope, type ScopeUnit, scopeOf, type UnitNumbers } from '../access/scope.js';
import { Log } from '../logging/log.js';
import { Clock } from '../time/clock.js';
import type { PostRow } from './post-rows.js';
import { Settling } from './reorganisation/settling.js';

export interface DirectoryUnit {
  id: string;
  number: number;
  code: string;
  name: string;
  level: UnitLevel;
  kind: UnitKind;
  parent: number;
}

/** How often another process's changes are looked for, in milliseconds: one row is read. */
export const STRUCTURE_REFRESH = 2_000;

/**
 * Today's units in memory: a district has a thousand, a city sixty thousand, and every answer names some. Rows hold
 * internal numbers; this is where they become identifiers and names, without a join.
 */
@Injectable()
export class UnitDirectory implements OnModuleInit, OnModuleDestroy {
  private numbers = new Map<number, DirectoryUnit>();
  private ids = new Map<string, DirectoryUnit>();
  private children = new Map<number, DirectoryUnit[]>();
  private settling = Settling.NOTHING;
  /** Version of the organisation, and day, that are in memory. */
  private known = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.reload();
    this.timer = setInterval(() => this.inBackground(() => this.refresh()), STRUCTURE_REFRESH).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async reload(): Promise<void> {
    const today = this.clock.today();
    // Before the units: a change in between is read once more, never missed.
    const version = await this.version(today);
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
    const settling = await Settling.read(this.database);
    // Units and what is settling belong together: both must be of one version.
    if ((await this.version(today)) !== version) {
      await this.reload();
      return;
    }
    this.known = version;
    this.settling = settling;
    this.numbers = new Map(units.map((unit) => [unit.number, unit]));
    this.ids = new Map(units.map((unit) => [unit.id, unit]));
    this.children = new Map();
    for (const unit of units) {
      const siblings = this.children.get(unit.parent);
      if (siblings === undefined) this.children.set(unit.parent, [unit]);
      else siblings.push(unit);
    }
  }

  /** For units of work that change what units are: this process knows as soon as they are committed. */
  reloadAfterCommit(): void {
    this.database.afterCommit(() => this.inBackground(() => this.reload()));
  }

  /** Reads the units anew if they have changed, or the day has. */
  async refresh(): Promise<void> {
    if ((await this.version(this.clock.today())) !== this.known) await this.reload();
  }

  private async version(today: string): Promise<string> {
    const version = await this.database.queryOne('SELECT version FROM org_version WHERE id = 1', [], (row) =>
      row.integer('version'),
    );
    return `${version} ${today}`;
  }

  /** What is known stays in use when it fails; the next round tries again. */
  private inBackground(work: () => Promise<void>): void {
    work().catch((err: unknown) => this.log.logger.error({ err }, 'units could not be read'));
  }

  /** Changes whenever the units do, or the day. */
  get state(): string {
    return this.known;
  }

  byNumber(number: number): DirectoryUnit | null {
    return this.numbers.get(number) ?? null;
  }

  byId(id: string): DirectoryUnit | null {
    return this.ids.get(id) ?? null;
  }

  /** Units of these levels whose name holds the text, by code; `most` of them. */
  named(text: string, levels: ReadonlySet<UnitLevel>, most: number): DirectoryUnit[] {
    const found = [...this.numbers.values()].filter(({ name, level }) => levels.has(level) && name.includes(text));
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

  /** The units whose numbers the rows of this one carry in their columns: of each level the innermost. */
  *covering(number: number): Generator<DirectoryUnit> {
    const levels = new Set<UnitLevel>();
    for (const unit of this.lineOf(number)) {
      if (!levels.has(unit.level)) yield unit;
      levels.add(unit.level);
    }
  }

  /** The unit columns of a row that belongs to this unit; the innermost one where a level lies within itself. */
  numbersOf(number: number): UnitNumbers {
    const line = [...this.lineOf(number)];
    const at = (level: UnitLevel) => line.find((unit) => unit.level === level)?.number ?? null;
    return { district: at('district') ?? 0, street: at('street'), community: at('community'), grid: at('grid') };
  }

  *atLevel(level: UnitLevel): Generator<DirectoryUnit> {
    for (const unit of this.numbers.values()) if (unit.level === level) yield unit;
  }

  /** The units right below one; below 0 those that have none above them. */
  childrenOf(number: number): readonly DirectoryUnit[] {
    return this.children.get(number) ?? [];
  }

  /** The unit and all that lies within it, each before what it holds. */
  unitsWithin(number: number): DirectoryUnit[] {
    const unit = this.byNumber(number);
    const found = unit === null ? [] : [unit];
    for (const each of found) found.push(...(this.children.get(each.number) ?? []));
    return found;
  }

  /** The units whose columns tell the rows within this one: itself, and the grids of a hamlet community. */
  scopeUnits(number: number): ScopeUnit[] {
    const unit = this.byNumber(number);
    if (unit === null) return [];
    const grids = unit.level === 'grid' ? (this.children.get(number) ?? []) : [];
    return [unit, ...grids].map(({ id, number: each, level }) => {
      const plain = { id, number: each, level };
      return this.settling.isAffected(each) ? { ...plain, settling: true } : plain;
    });
  }

  /** The units that a row belongs to today, where its columns may not have followed a reorganisation yet. */
  unitsOfRow(columns: UnitNumbers): UnitNumbers {
    return this.settling.unitsOfRow(columns);
  }

  pathOf(row: UnitNumbers): UnitPath {
    const id = (number: number | null) => (number === null ? null : (this.byNumber(number)?.id ?? null));
    const districtId = id(row.district);
    if (districtId === null) throw new RangeError(`Unit ${row.district} is no district of today`);
    return { districtId, streetId: id(row.street), communityId: id(row.community), gridId: id(row.grid) };
  }

  /** The innermost unit of a row. */
  referenceOf(row: UnitNumbers): UnitReference {
    const unit = this.byNumber(innermostOf(row));
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

  /** An appointment as a post; null when its unit no longer exists, or the body, agency or partner in which it was. */
  postOf(row: PostRow, permissions: ReadonlySet<string>): CallerPost | null {
    const unit = this.byNumber(row.unitNumber);
    if (unit === null || row.dangling) return null;
    const community = unit.level === 'grid' ? (this.byNumber(unit.parent)?.name ?? null) : null;
    const { id, role, body, agency, partner } = row;
    const where = agency === null ? [row.unitNumber] : row.served;
    return {
      id,
      role,
      unit: { id: unit.id, number: unit.number, name: unit.name, level: unit.level },
      community,
      body,
      agency,
      partner,
      scope: where.flatMap((number) => this.scopeUnits(number)),
      permissions,
    };
  }

  scopeOf(caller: Caller, permission: string): Scope {
    return scopeOf(caller, permission, (unit) => this.covering(unit));
  }

  /** Whether a unit of today lies in the scope. */
  isInScope(scope: Scope, number: number): boolean {
    if (scope.kind === 'everywhere') return true;
    return scope.units.some((outer) => (outer.alone ? outer.number === number : this.isWithin(number, outer.number)));
  }

  get district(): DirectoryUnit | null {
    for (const unit of this.numbers.values()) if (unit.level === 'district') return unit;
    return null;
  }
}
