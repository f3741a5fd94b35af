import { Injectable } from '@nestjs/common';
import {
  corePermissions,
  type LocalizedText,
  type Page,
  type Unit,
  type UnitKind,
  type UnitLevel,
  unitKindSchema,
  unitLevelSchema,
} from '@yige/contracts';
import { Database, type RawRow, type SqlValue } from '@yige/database';
import type { Caller } from '../access/caller.js';
import type { Scope } from '../access/scope.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { Clock } from '../time/clock.js';
import { unitProblems } from './problems.js';
import { UnitDirectory } from './unit-directory.js';

interface ListOptions {
  parent?: string | undefined;
  level?: UnitLevel | undefined;
  asOf?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The hierarchy as of a date, within the caller's scope of today. */
@Injectable()
export class Units {
  constructor(
    private readonly database: Database,
    private readonly directory: UnitDirectory,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, options: ListOptions): Promise<Page<Unit>> {
    const asOf = options.asOf ?? this.clock.today();
    const within = this.condition(this.directory.scopeOf(caller, corePermissions.orgUnitRead), options);
    const cursor = options.cursor === undefined ? null : decodeCursor(options.cursor, ['code', 'id']);
    const rows = await this.database.query(
      `${UNIT_SQL} WHERE ${within.sql}
         ${options.level === undefined ? '' : 'AND u.level = ?'}
         ${cursor === null ? '' : 'AND (u.code > ? OR (u.code = ? AND u.id > ?))'}
       ORDER BY u.code, u.id LIMIT ${options.limit + 1}`,
      [
        ...dates(asOf),
        ...within.parameters,
        ...(options.level === undefined ? [] : [options.level]),
        ...(cursor === null ? [] : [cursor.code, cursor.code, cursor.id]),
      ],
      readUnit,
    );
    const items = rows.slice(0, options.limit);
    const last = items.at(-1);
    return {
      items,
      next: rows.length > items.length && last !== undefined ? encodeCursor(last, ['code', 'id']) : null,
    };
  }

  async get(caller: Caller, id: string, asOf = this.clock.today()): Promise<Unit> {
    const scope = this.directory.scopeOf(caller, corePermissions.orgUnitRead);
    const within = inScope(scope);
    const unit = await this.database.queryOne(
      `${UNIT_SQL} WHERE u.id = ? AND ${within.sql}`,
      [...dates(asOf), id, ...within.parameters],
      readUnit,
    );
    if (unit === null) throw unitProblems['unit.notFound']();
    return unit;
  }

  /** With a parent its children, with a level all of it, else the units at the top of the scope. */
  private condition(scope: Scope, { parent, level }: ListOptions): { sql: string; parameters: SqlValue[] } {
    const within = inScope(scope);
    if (parent !== undefined) {
      return { sql: `p.id = ? AND ${within.sql}`, parameters: [parent, ...within.parameters] };
    }
    if (level !== undefined) return within;
    if (scope.kind === 'everywhere') return { sql: 'e.parent_number = 0', parameters: [] };
    if (scope.units.length === 0) return { sql: '1 = 0', parameters: [] };
    return {
      sql: `u.number IN (${scope.units.map(() => '?').join(', ')})`,
      parameters: scope.units.map(({ number }) => number),
    };
  }
}

/** Past units are in scope where they, or what they lay within at the time, are. */
function inScope(scope: Scope): { sql: string; parameters: SqlValue[] } {
  if (scope.kind === 'everywhere') return { sql: '1 = 1', parameters: [] };
  if (scope.units.length === 0) return { sql: '1 = 0', parameters: [] };
  const marks = scope.units.map(() => '?').join(', ');
  return {
    sql: `EXISTS (SELECT 1 FROM org_closure c WHERE c.descendant = u.number AND c.ancestor IN (${marks}))`,
    parameters: scope.units.map(({ number }) => number),
  };
}

const UNIT_SQL = `
  SELECT u.id, u.code, u.name, u.level, u.kind, p.id AS parent_id,
         EXISTS (SELECT 1 FROM org_edges k WHERE k.parent_number = u.number AND k.valid_from <= ? AND k.valid_to > ?) AS has_children
  FROM org_units u
  JOIN org_edges e ON e.child_number = u.number AND e.valid_from <= ? AND e.valid_to > ?
  LEFT JOIN org_units p ON p.number = e.parent_number`;

function dates(asOf: string): SqlValue[] {
  return [asOf, asOf, asOf, asOf];
}

function readUnit(row: RawRow): Unit {
  const kind = unitKindSchema.parse(row.text('kind'));
  return {
    id: row.text('id'),
    code: row.text('code'),
    name: row.text('name'),
    level: unitLevelSchema.parse(row.text('level')),
    kind,
    kindTitle: kindTitles[kind],
    parentId: row.textOrNull('parent_id'),
    hasChildren: row.boolean('has_children'),
  };
}

const kindTitles: Record<UnitKind, LocalizedText> = {
  district: { 'zh-CN': '区', en: 'District' },
  county: { 'zh-CN': '县', en: 'County' },
  street: { 'zh-CN': '街道', en: 'Street' },
  township: { 'zh-CN': '乡', en: 'Township' },
  town: { 'zh-CN': '镇', en: 'Town' },
  urbanCommunity: { 'zh-CN': '社区', en: 'Community' },
  villageCommunity: { 'zh-CN': '村', en: 'Village' },
  factoryCommunity: { 'zh-CN': '单位型社区', en: 'Factory community' },
  resettlementEstate: { 'zh-CN': '安置小区', en: 'Resettlement estate' },
  hamletCommunity: { 'zh-CN': '村落社区', en: 'Hamlet community' },
  grid: { 'zh-CN': '网格', en: 'Grid' },
  residentsGroup: { 'zh-CN': '村民小组', en: 'Villagers’ group' },
};
