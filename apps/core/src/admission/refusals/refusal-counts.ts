import { Injectable } from '@nestjs/common';
import type { RefusalCount } from '@yige/contracts';
import { allOf, type Condition, Database } from '@yige/database';
import type { Caller } from '../../access/caller.js';
import { UnitDirectory } from '../../org/unit-directory.js';
import { PluginDirectory } from '../../plugins/plugin-directory.js';
import { TaskTypes } from '../task-types.js';
import { notSecret, refusedWithin } from './refusal-filter.js';

/** What stands on the record of each bureau. */
@Injectable()
export class RefusalCounts {
  constructor(
    private readonly database: Database,
    private readonly units: UnitDirectory,
    private readonly plugins: PluginDirectory,
    private readonly types: TaskTypes,
  ) {}

  /** By the ids of their plugins: a record, not a ranking. Two statements. */
  async of(caller: Caller, unit: string | undefined): Promise<RefusalCount[]> {
    const within = refusedWithin(this.units, caller, { unit });
    const [refused, byHand] = await Promise.all([
      this.count('task_refusals', [...within, ...notSecret(this.plugins, caller)]),
      this.count('outside_refusals', within),
    ]);
    return [...new Set([...refused.keys(), ...byHand.keys()])].sort().map((pluginId) => ({
      bureau: this.types.bureauOf(pluginId),
      refused: refused.get(pluginId) ?? 0,
      byHand: byHand.get(pluginId) ?? 0,
    }));
  }

  private async count(table: string, conditions: readonly Condition[]): Promise<Map<string, number>> {
    const where = allOf(conditions);
    const rows = await this.database.query(
      `SELECT plugin_id, COUNT(*) AS number FROM ${table} WHERE ${where.sql} GROUP BY plugin_id`,
      where.parameters,
      (row) => [row.text('plugin_id'), row.integer('number')] as const,
    );
    return new Map(rows);
  }
}
