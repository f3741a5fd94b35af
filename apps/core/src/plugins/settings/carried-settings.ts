import { Injectable } from '@nestjs/common';
import { newId } from '@yige/contracts';
import { Database, placeholders } from '@yige/database';
import { PLATFORM } from '../../audit/audit-trail.js';
import type { StoredValue } from './inheritance.js';
import { type LoggedChange, SettingLog } from './setting-log.js';
import { SettingValues } from './setting-values.js';

interface Heir {
  from: number;
  to: number;
  /** It takes what belonged to the ended unit as a whole. */
  whole: boolean;
}

interface Legacy {
  unit: number;
  name: string;
  given: StoredValue[];
}

/**
 * Settings of units that end go to the units that go on from them: plain values to each, a secret to the one that takes the
 * unit's own matters. A unit that has a value keeps it; where ended units disagree, nobody has decided what their
 * successor does, and it inherits.
 */
@Injectable()
export class CarriedSettings {
  constructor(
    private readonly database: Database,
    private readonly values: SettingValues,
    private readonly log: SettingLog,
  ) {}

  /** In the unit of work of the reorganisation, after its lineage is written. */
  async carry(reorganisationId: string, ended: readonly number[]): Promise<void> {
    if (ended.length === 0) return;
    const plugins = await this.database.query(
      `SELECT DISTINCT plugin_id FROM plugin_setting_values WHERE unit_number IN (${placeholders(ended)})`,
      ended,
      (row) => row.text('plugin_id'),
    );
    if (plugins.length === 0) return;
    const heirs = await this.heirsOf(reorganisationId, ended);
    for (const plugin of plugins) await this.carryOf(plugin, ended, heirs);
  }

  private heirsOf(reorganisationId: string, ended: readonly number[]): Promise<Heir[]> {
    return this.database.query(
      `SELECT from_number, to_number, own_matters FROM org_lineage
       WHERE reorganisation_id = ? AND from_number IN (${placeholders(ended)})`,
      [reorganisationId, ...ended],
      (row) => ({
        from: row.integer('from_number'),
        to: row.integer('to_number'),
        whole: row.boolean('own_matters'),
      }),
    );
  }

  private async carryOf(plugin: string, ended: readonly number[], heirs: readonly Heir[]): Promise<void> {
    // First, so that whoever changes the plugin's settings in this moment waits or is through.
    await this.database.execute('UPDATE plugin_setting_revisions SET revision = revision + 1 WHERE plugin_id = ?', [
      plugin,
    ]);
    const revision = await this.values.revision(plugin);
    const left = await this.values.in(plugin, ended);
    const kept =
      heirs.length === 0
        ? []
        : await this.values.in(
            plugin,
            heirs.map(({ to }) => to),
          );
    const changes: LoggedChange[] = [];
    for (const { unit, name, given } of legaciesOf(left, heirs)) {
      const [first] = given;
      const has = kept.some((stored) => stored.unit === unit && stored.name === name);
      if (first === undefined || has || !agree(given)) continue;
      await this.give(plugin, unit, first);
      changes.push({ unit, name, before: null, after: first.value, secret: first.sealed !== null });
    }
    await this.database.execute(
      `DELETE FROM plugin_setting_values WHERE plugin_id = ? AND unit_number IN (${placeholders(ended)})`,
      [plugin, ...ended],
    );
    await this.log.record(plugin, revision, changes, PLATFORM);
  }

  /** A secret's row itself goes on: its seal opens in that row only. */
  private async give(plugin: string, unit: number, stored: StoredValue): Promise<void> {
    if (stored.sealed === null) {
      await this.values.keep(plugin, { ...stored, id: newId(), unit });
    } else {
      await this.database.execute('UPDATE plugin_setting_values SET unit_number = ? WHERE id = ?', [unit, stored.id]);
    }
  }
}

/** What each unit that goes on is left, setting by setting. */
function legaciesOf(left: readonly StoredValue[], heirs: readonly Heir[]): Legacy[] {
  const legacies = new Map<string, Legacy>();
  for (const stored of left) {
    for (const { from, to, whole } of heirs) {
      if (from !== stored.unit || (stored.sealed !== null && !whole)) continue;
      const key = `${to} ${stored.name}`;
      const legacy = legacies.get(key) ?? { unit: to, name: stored.name, given: [] };
      legacy.given.push(stored);
      legacies.set(key, legacy);
    }
  }
  return [...legacies.values()];
}

/** Two secrets cannot be compared: they never agree. */
function agree([first, ...others]: readonly StoredValue[]): boolean {
  return others.every(({ value }) => first?.sealed === null && value !== null && value === first.value);
}
