import { Injectable } from '@nestjs/common';
import { corePermissions, type Page, type SettingChange, settingValueSchema, unitLevelSchema } from '@yige/contracts';
import { type Condition, Database, placeholders, type RawRow } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { decodeCursor, encodeCursor } from '../../http/cursor.js';
import { pageOf } from '../../http/page.js';
import { UnitDirectory } from '../../org/unit-directory.js';

const CURSOR = ['revision', 'position'] as const;

type ChangeRow = SettingChange & { position: number };

/** Who changed which setting, in the units that the caller sees. */
@Injectable()
export class SettingHistory {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
  ) {}

  async list(
    caller: Caller,
    pluginId: string,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<SettingChange>> {
    const within = this.withinScope(caller);
    const after = afterCursor(cursor);
    const rows = await this.database.query(
      `SELECT c.revision, c.position, c.name, c.before_value, c.after_value, c.secret, c.changed_by_name, c.changed_at,
              u.id AS unit_id, u.name AS unit_name, u.level AS unit_level
       FROM plugin_setting_changes c JOIN org_units u ON u.number = c.unit_number
       WHERE c.plugin_id = ? AND ${within.sql} AND ${after.sql}
       ORDER BY c.revision DESC, c.position DESC LIMIT ${limit + 1}`,
      [pluginId, ...within.parameters, ...after.parameters],
      readChange,
    );
    const { items, next } = pageOf(rows, limit, ({ revision, position }) =>
      encodeCursor({ revision: String(revision), position: String(position) }, CURSOR),
    );
    return { items: items.map(({ position: _, ...change }) => change), next };
  }

  /** Whoever sees the district sees the changes of units too that have ended since. */
  private withinScope(caller: Caller): Condition {
    const scope = this.units.scopeOf(caller, corePermissions.pluginRead);
    if (scope.kind === 'everywhere' || scope.units.some(({ level }) => level === 'district')) {
      return { sql: '1 = 1', parameters: [] };
    }
    if (scope.units.length === 0) return { sql: '1 = 0', parameters: [] };
    const numbers = scope.units.map(({ number }) => number);
    return {
      sql: `c.unit_number IN (SELECT descendant FROM org_closure WHERE ancestor IN (${placeholders(numbers)}))`,
      parameters: numbers,
    };
  }
}

function afterCursor(cursor: string | undefined): Condition {
  if (cursor === undefined) return { sql: '1 = 1', parameters: [] };
  const { revision, position } = decodeCursor(cursor, CURSOR);
  return {
    sql: '(c.revision < ? OR (c.revision = ? AND c.position < ?))',
    parameters: [Number(revision), Number(revision), Number(position)],
  };
}

function readChange(row: RawRow): ChangeRow {
  return {
    revision: row.integer('revision'),
    position: row.integer('position'),
    unit: {
      id: row.text('unit_id'),
      name: row.text('unit_name'),
      level: unitLevelSchema.parse(row.text('unit_level')),
    },
    name: row.text('name'),
    before: row.jsonOrNull('before_value', (value) => settingValueSchema.parse(value)),
    after: row.jsonOrNull('after_value', (value) => settingValueSchema.parse(value)),
    secret: row.boolean('secret'),
    by: row.text('changed_by_name'),
    at: row.instant('changed_at').toISOString(),
  };
}
