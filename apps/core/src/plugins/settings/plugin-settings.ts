import { Injectable } from '@nestjs/common';
import { type PluginSetting, type PluginSettings, type SettingField, type SettingValue } from '@yige/contracts';
import type { Caller } from '../../access/caller.js';
import { unitProblems } from '../../org/problems.js';
import { type DirectoryUnit, UnitDirectory } from '../../org/unit-directory.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import { PluginDirectory } from '../plugin-directory.js';
import { pluginProblems } from '../problems.js';
import { type EffectiveSetting, effectiveSettings } from './inheritance.js';
import { secretPurpose } from './secret-purpose.js';
import { SettingValues } from './setting-values.js';

/** Settings of plugins as they are in a unit. */
@Injectable()
export class PluginSettingsReader {
  constructor(
    private readonly values: SettingValues,
    private readonly plugins: PluginDirectory,
    private readonly units: UnitDirectory,
    private readonly cipher: FieldCipher,
  ) {}

  /** What whoever may see or change them sees: of a secret only whether there is one. */
  async show(pluginId: string, unit: DirectoryUnit): Promise<PluginSettings> {
    const { revision, settings } = await this.effective(pluginId, unit);
    return { unit: referenceOf(unit), revision, settings: settings.map((setting) => this.described(setting)) };
  }

  /** What the plugin's own server works with, secrets opened; a secret that nobody set is left out. */
  async openFor(
    pluginId: string,
    unit: DirectoryUnit,
  ): Promise<{ revision: number; values: Record<string, SettingValue> }> {
    const { revision, settings } = await this.effective(pluginId, unit);
    const opened = await Promise.all(
      settings.map(async (setting): Promise<[string, SettingValue][]> => {
        const value = await this.opened(setting);
        return value === null ? [] : [[setting.field.name, value]];
      }),
    );
    return { revision, values: Object.fromEntries(opened.flat()) };
  }

  /** The fields of the newest version in use; throws 404 for a plugin that is not known. */
  fieldsOf(pluginId: string): readonly SettingField[] {
    // A plugin that was removed leaves its manifest behind for names, and no settings.
    const manifest = this.plugins.find(pluginId) === null ? null : this.plugins.newest(pluginId);
    if (manifest === null) throw pluginProblems['plugin.notFound']();
    return manifest.settings;
  }

  /** A unit in which the caller has the permission, or the district; anything else is as if it didn't exist. */
  unitFor(caller: Caller, permission: string, id: string | undefined): DirectoryUnit {
    const unit = this.unitOrDistrict(id);
    const scope = this.units.scopeOf(caller, permission);
    if (!this.units.isInScope(scope, unit.number)) throw unitProblems['unit.notFound']();
    return unit;
  }

  /**
   * A unit of today, or the one that took over from it: a plugin asks about rows that are still following a reorganisation.
   */
  async unitOrSuccessor(id: string | undefined): Promise<DirectoryUnit> {
    if (id === undefined) return this.unitOrDistrict(undefined);
    for (let at: string | null = id; at !== null; at = await this.values.successorOf(at)) {
      const unit = this.units.byId(at);
      if (unit !== null) return unit;
    }
    throw unitProblems['unit.notFound']();
  }

  private unitOrDistrict(id: string | undefined): DirectoryUnit {
    const unit = id === undefined ? this.units.district : this.units.byId(id);
    if (unit === null) throw unitProblems['unit.notFound']();
    return unit;
  }

  private async effective(
    pluginId: string,
    unit: DirectoryUnit,
  ): Promise<{ revision: number; settings: EffectiveSetting[] }> {
    const fields = this.fieldsOf(pluginId);
    const line = [...this.units.lineOf(unit.number)].map(({ number }) => number);
    const revision = await this.values.revision(pluginId);
    return { revision, settings: effectiveSettings(fields, await this.values.in(pluginId, line), line) };
  }

  private described({ field, stored }: EffectiveSetting): PluginSetting {
    const kept = field.type === 'secret' ? null : (stored?.value ?? field.default);
    const from = stored === null ? null : this.units.byNumber(stored.unit);
    return { field, value: kept, isSet: stored !== null, from: from === null ? null : referenceOf(from) };
  }

  private async opened({ field, stored }: EffectiveSetting): Promise<SettingValue | null> {
    if (field.type !== 'secret') return stored?.value ?? field.default;
    if (stored === null || stored.sealed === null) return null;
    return this.cipher.open(stored.sealed, secretPurpose(stored.id));
  }
}

function referenceOf({ id, name, level }: DirectoryUnit): PluginSettings['unit'] {
  return { id, name, level };
}
