import { Injectable } from '@nestjs/common';
import { type Actor, corePermissions, type Page, type Unit, type UnitDetail, type UnitLevel } from '@yige/contracts';
import { allOf, Database, placeholders } from '@yige/database';
import { actorOf, type Caller } from '../access/caller.js';
import { outermost, type Scope, wholeUnits } from '../access/scope.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { pageOf } from '../http/page.js';
import { Clock } from '../time/clock.js';
import { ManagedUnits } from './managed-units.js';
import { unitProblems } from './problems.js';
import { UnitDirectory } from './unit-directory.js';
import { readUnit, readValidity, type Sql, unitsAbove, unitsOn, withinScope } from './unit-rows.js';

interface ListOptions {
  parent?: string | undefined;
  level?: UnitLevel | undefined;
  asOf?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** A unit of a day as the services of this folder handle it. */
export interface UnitOnDay {
  unit: Unit;
  number: number;
  areaHectares: number | null;
}

/** The hierarchy as of a date, within the caller's scope of today. */
@Injectable()
export class Units {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly managed: ManagedUnits,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, options: ListOptions): Promise<Page<Unit>> {
    const asOf = options.asOf ?? this.clock.today();
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    const wide = options.level !== undefined && options.parent === undefined && options.q === undefined;
    const within = withinScope(scope, asOf, this.clock.today(), wide);
    const units = unitsOn(asOf);
    const where = allOf([within.condition, ...this.filters(scope, options), ...after(options.cursor)]);
    const rows = await this.database.query(
      `${within.common.sql} ${units.sql} WHERE ${where.sql}
       ORDER BY a.code, a.number LIMIT ${options.limit + 1}`,
      [within.common, units, where].flatMap(({ parameters }) => parameters),
      readUnit,
    );
    return pageOf(rows, options.limit, (last) => encodeCursor(last, ['code', 'id']));
  }

  async get(caller: Caller, id: string, asOf = this.clock.today()): Promise<UnitDetail> {
    const { unit, number, areaHectares } = await this.find(caller, id, asOf);
    const [above, existed] = await Promise.all([
      unitsAbove(this.database, number, asOf),
      this.database.queryOne(
        'SELECT MIN(valid_from) AS valid_from, MAX(valid_to) AS valid_to FROM org_edges WHERE child_number = ?',
        [number],
        readValidity,
      ),
    ]);
    if (existed === null) throw unitProblems['unit.notFound']();
    const may = (permission: string, of = number) =>
      this.directory.isInScope(this.directory.scopeOf(caller, permission), of);
    return {
      ...unit,
      parents: above
        .map(({ number: parent, ...reference }) => ({
          ...reference,
          readable: may(corePermissions.orgUnitRead, parent),
        }))
        .reverse(),
      areaHectares,
      ...existed,
      mayManage: may(corePermissions.orgUnitManage),
      mayReadStaff: may(corePermissions.staffRead),
    };
  }

  /** The unit as it is on a day, if the caller may read it; a 404 otherwise. */
  async find(caller: Caller, id: string, asOf: string): Promise<UnitOnDay> {
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    const within = withinScope(scope, asOf, this.clock.today());
    const units = unitsOn(asOf);
    const found = await this.database.queryOne(
      `${within.common.sql} ${units.sql} WHERE u.id = ? AND ${within.condition.sql}`,
      [...within.common.parameters, ...units.parameters, id, ...within.condition.parameters],
      (row) => ({
        unit: readUnit(row),
        number: row.integer('number'),
        areaHectares: row.integerOrNull('area_hectares'),
      }),
    );
    if (found === null) throw unitProblems['unit.notFound']();
    return found;
  }

  /** Corrects the area that holds today. */
  async changeArea(caller: Caller, id: string, areaHectares: number | null): Promise<UnitDetail> {
    const unit = this.managed.expect(caller, this.directory.byId(id)?.number ?? null, unitProblems['unit.notFound']);
    await this.database.transaction(() => this.correctArea(unit, areaHectares, actorOf(caller)));
    return this.get(caller, id);
  }

  /** Inside a unit of work. */
  async correctArea(
    { id, number }: { id: string; number: number },
    areaHectares: number | null,
    actor: Actor,
  ): Promise<void> {
    const today = this.clock.today();
    await this.database.execute(
      'UPDATE org_unit_attributes SET area_hectares = ? WHERE number = ? AND valid_from <= ? AND valid_to > ?',
      [areaHectares, number, today, today],
    );
    await this.audit.record({
      actor,
      action: 'unit.areaChanged',
      subject: { kind: 'unit', id },
      unit: number,
      details: { areaHectares },
    });
  }

  /** With a parent its children, with a level or a text all that fit, else the units at the top of the scope. */
  private filters(scope: Scope, { parent, level, q }: ListOptions): Sql[] {
    const filters: Sql[] = [];
    if (parent !== undefined) {
      filters.push({ sql: 'e.parent_number = (SELECT number FROM org_units WHERE id = ?)', parameters: [parent] });
    }
    if (level !== undefined) filters.push({ sql: 'u.level = ?', parameters: [level] });
    if (q !== undefined) filters.push(beginsWith(q));
    return filters.length === 0 ? [this.topOf(scope)] : filters;
  }

  private topOf(scope: Scope): Sql {
    if (scope.kind === 'everywhere') return { sql: 'e.parent_number = 0', parameters: [] };
    const top = outermost(wholeUnits(scope.units), (unit) => this.directory.lineOf(unit));
    if (top.length === 0) return { sql: '1 = 0', parameters: [] };
    return {
      sql: `u.number IN (${placeholders(top)})`,
      parameters: top.map(({ number }) => number),
    };
  }
}

/** A division code when it is all digits, else a name; the bounds of an index range. */
function beginsWith(q: string): Sql {
  if (/^\d+$/.test(q)) return { sql: 'a.code >= ? AND a.code < ?', parameters: [q, `${q}:`] };
  return { sql: 'a.name >= ? AND a.name < ?', parameters: [q, `${q}\u{10FFFF}`] };
}

/** Codes are unique on a day; should two be alike, the units' numbers keep their order. */
function after(cursor: string | undefined): Sql[] {
  if (cursor === undefined) return [];
  const { code, id } = decodeCursor(cursor, ['code', 'id']);
  return [
    {
      sql: '(a.code > ? OR (a.code = ? AND a.number > (SELECT number FROM org_units WHERE id = ?)))',
      parameters: [code, code, id],
    },
  ];
}
