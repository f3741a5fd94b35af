import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type RouteInput,
  type RouteOutput,
  type routes,
  type Shortfall,
  type ShortfallKind,
  type UnitNorms,
} from '@yige/contracts';
import { Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { outermost, type Scope, wholeUnits } from '../../access/scope.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { Clock } from '../../time/clock.js';
import { unitProblems } from '../problems.js';
import { type DirectoryUnit, UnitDirectory } from '../unit-directory.js';
import { shortfallOf } from './shortfall.js';
import { UnitCheck } from './unit-check.js';
import { countUnits, type UnitCounts } from './unit-counts.js';

type ShortfallQuery = RouteInput<typeof routes.norms.shortfalls>['query'];
type ShortfallPage = RouteOutput<typeof routes.norms.shortfalls>;

/** Today's units against staffing norms, premises and sizes. */
@Injectable()
export class Norms {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async ofUnit(caller: Caller, id: string): Promise<UnitNorms> {
    const unit = this.readable(caller, id);
    const today = this.clock.today();
    const counts = await this.count(this.scopeWithin(unit));
    const check = new UnitCheck(today);
    const within = this.directory.unitsWithin(unit.number);
    const communities = within.filter(({ level }) => level === 'community');
    const own = counted(counts, unit.number);
    const isCommunity = unit.level === 'community';
    const shortfalls = (kind: ShortfallKind) =>
      within.filter((each) => shortfallOf(check, kind, each, counted(counts, each.number)) !== null).length;
    return {
      unit: { id: unit.id, name: unit.name, level: unit.level },
      on: today,
      households: own.households,
      population: own.population,
      communities: communities.length,
      grids: within.filter(({ level, number }) => level === 'grid' && number !== unit.number).length,
      staffing: staffingOf(check, unit, own, communities, counts),
      premises: isCommunity ? check.premises(own) : null,
      size: check.size(unit.kind, own),
      shortfalls: {
        staffing: shortfalls('staffing'),
        premises: shortfalls('premises'),
        size: shortfalls('size'),
      },
    };
  }

  /** The units that fall short, by code; computed whole and then cut into pages. */
  async shortfalls(caller: Caller, { kind, unit, cursor, limit }: ShortfallQuery): Promise<ShortfallPage> {
    const top = unit === undefined ? this.readableTops(caller) : [this.readable(caller, unit)];
    const check = new UnitCheck(this.clock.today());
    const counts = await this.count({
      kind: 'units',
      units: top.flatMap(({ number }) => this.directory.scopeUnits(number)),
    });
    const after = cursor === undefined ? '' : decodeCursor(cursor, ['code']).code;
    const found = top
      .flatMap(({ number }) => this.directory.unitsWithin(number))
      .filter(({ code }) => code > after)
      .sort((one, other) => (one.code < other.code ? -1 : 1));
    const items: Shortfall[] = [];
    for (const each of found) {
      if (items.length > limit) break;
      const count = counted(counts, each.number);
      const missing = shortfallOf(check, kind, each, count);
      if (missing !== null) items.push({ ...this.describe(each), households: count.households, ...missing });
    }
    return { ...pageOf(items, limit, (last) => encodeCursor(last, ['code'])), norms: check.sources(kind) };
  }

  private describe({ id, name, level, code, parent }: DirectoryUnit): Pick<Shortfall, 'unit' | 'code' | 'within'> {
    return { unit: { id, name, level }, code, within: this.directory.byNumber(parent)?.name ?? null };
  }

  private count(scope: Scope): Promise<Map<number, UnitCounts>> {
    return countUnits(this.database, this.directory, scope, this.clock.today());
  }

  private scopeWithin(unit: DirectoryUnit): Scope {
    return { kind: 'units', units: this.directory.scopeUnits(unit.number) };
  }

  private readable(caller: Caller, id: string): DirectoryUnit {
    const unit = this.directory.byId(id);
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    if (unit === null || !this.directory.isInScope(scope, unit.number)) throw unitProblems['unit.notFound']();
    return unit;
  }

  private readableTops(caller: Caller): DirectoryUnit[] {
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    if (scope.kind === 'everywhere') return this.directory.district === null ? [] : [this.directory.district];
    const top = outermost(wholeUnits(scope.units), (unit) => this.directory.lineOf(unit));
    return top.flatMap(({ number }) => this.directory.byNumber(number) ?? []);
  }
}

function staffingOf(
  check: UnitCheck,
  { level }: DirectoryUnit,
  own: ReturnType<typeof counted>,
  communities: readonly DirectoryUnit[],
  counts: ReadonlyMap<number, UnitCounts>,
): UnitNorms['staffing'] {
  if (level === 'grid') return null;
  if (level === 'community') return check.staffing(own);
  return check.sumOfStaffing(communities.map(({ number }) => counted(counts, number)));
}

/** A unit in which nothing was counted has nothing. */
function counted(counts: ReadonlyMap<number, UnitCounts>, number: number) {
  const { households = 0, population = 0, squareMetres = 0, staff } = counts.get(number) ?? {};
  return { households, population, squareMetres, staff: staff?.size ?? 0 };
}
