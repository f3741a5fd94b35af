import { Injectable } from '@nestjs/common';
import { settingValueSchema } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import type { StoredValue } from './inheritance.js';
import { storedOf } from './setting-log.js';

/** What units keep of a plugin's settings. */
@Injectable()
export class SettingValues {
  constructor(private readonly database: Database) {}

  /** Read before the values: whoever changes what they saw with an older revision is refused, never the other way round. */
  async revision(pluginId: string): Promise<number> {
    const revision = await this.database.queryOne(
      'SELECT revision FROM plugin_setting_revisions WHERE plugin_id = ?',
      [pluginId],
      (row) => row.integer('revision'),
    );
    return revision ?? 0;
  }

  /** The unit that took what belonged to an ended one as a whole. Lineage leads forward in time, so it ends. */
  successorOf(unitId: string): Promise<string | null> {
    return this.database.queryOne(
      `SELECT heir.id FROM org_units ended JOIN org_lineage l ON l.from_number = ended.number AND l.own_matters = ?
       JOIN org_units heir ON heir.number = l.to_number WHERE ended.id = ?`,
      [true, unitId],
      (row) => row.text('id'),
    );
  }

  in(pluginId: string, units: readonly number[]): Promise<StoredValue[]> {
    return this.database.query(
      `SELECT id, unit_number, name, value, secret_sealed FROM plugin_setting_values
       WHERE plugin_id = ? AND unit_number IN (${placeholders(units)})`,
      [pluginId, ...units],
      (row) => ({
        id: row.text('id'),
        unit: row.integer('unit_number'),
        name: row.text('name'),
        value: row.jsonOrNull('value', (value) => settingValueSchema.parse(value)),
        sealed: row.textOrNull('secret_sealed'),
      }),
    );
  }

  /** For a unit that keeps none of this name yet. */
  async keep(pluginId: string, { id, unit, name, value, sealed }: StoredValue): Promise<void> {
    await this.database.insertMany(
      'plugin_setting_values',
      ['id', 'plugin_id', 'unit_number', 'name', 'value', 'secret_sealed'],
      [[id, pluginId, unit, name, storedOf(value), sealed]],
    );
  }
}
