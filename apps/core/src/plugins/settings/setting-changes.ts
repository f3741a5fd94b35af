import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type LocalizedFieldError,
  newId,
  requestProblems,
  type SettingField,
  type SettingValue,
  settingFault,
} from '@yige/contracts';
import { Database } from '@yige/database';
import { AuditTrail } from '../../audit/audit-trail.js';
import type { DirectoryUnit } from '../../org/unit-directory.js';
import { FieldCipher } from '../../secrets/field-cipher.js';
import type { StoredValue } from './inheritance.js';
import { settingProblems } from './problems.js';
import { secretPurpose } from './secret-purpose.js';
import { type LoggedChange, SettingLog } from './setting-log.js';
import { SettingValues } from './setting-values.js';

interface WantedChange {
  pluginId: string;
  unit: DirectoryUnit;
  /** On which the caller looked. */
  revision: number;
  /** Null gives up the unit's own value. */
  values: Readonly<Record<string, SettingValue | null>>;
  fields: readonly SettingField[];
  actor: Actor;
}

interface Step {
  field: SettingField;
  own: StoredValue | undefined;
  next: SettingValue | null;
}

/** Keeps values of a unit: all of them or none. */
@Injectable()
export class SettingChanges {
  constructor(
    private readonly database: Database,
    private readonly values: SettingValues,
    private readonly log: SettingLog,
    private readonly cipher: FieldCipher,
    private readonly audit: AuditTrail,
  ) {}

  /** What is as it already was makes no revision. */
  async apply(wanted: WantedChange): Promise<void> {
    refuseFaults(wanted);
    const { pluginId, unit, revision, fields, values, actor } = wanted;
    await this.database.transaction(async () => {
      await this.claim(pluginId, revision);
      const kept = await this.values.in(pluginId, [unit.number]);
      const steps = fields.flatMap((field): Step[] => {
        const next = values[field.name];
        const own = kept.find(({ name }) => name === field.name);
        return next === undefined || isSame(own, next) ? [] : [{ field, own, next }];
      });
      if (steps.length === 0) return;
      await this.database.execute('UPDATE plugin_setting_revisions SET revision = ? WHERE plugin_id = ?', [
        revision + 1,
        pluginId,
      ]);
      for (const step of steps) await this.write(pluginId, unit.number, step);
      const changes = steps.map((step) => loggedOf(unit.number, step));
      await this.log.record(pluginId, revision + 1, changes, actor);
      await this.audit.record({
        actor,
        action: 'pluginSettings.changed',
        subject: { kind: 'plugin', id: pluginId },
        unit: unit.number,
        details: Object.fromEntries(
          changes.map(({ name, before, after, secret }) => [name, secret ? { secret } : { before, after }]),
        ),
      });
    });
  }

  /** Holds the plugin's revision until the unit of work ends; 409 where somebody else has changed it. */
  private async claim(pluginId: string, revision: number): Promise<void> {
    await this.database.insertMany('plugin_setting_revisions', ['plugin_id', 'revision'], [[pluginId, 0]], {
      ignoreDuplicates: true,
    });
    const current = await this.database.queryOne(
      `SELECT revision FROM plugin_setting_revisions WHERE plugin_id = ?
       ${this.database.dialect === 'mysql' ? 'FOR UPDATE' : ''}`,
      [pluginId],
      (row) => row.integer('revision'),
    );
    if (current !== revision) throw settingProblems['settings.changed']();
  }

  private async write(pluginId: string, unit: number, { field, own, next }: Step): Promise<void> {
    if (own !== undefined) await this.database.execute('DELETE FROM plugin_setting_values WHERE id = ?', [own.id]);
    if (next === null) return;
    const id = newId();
    const isSecret = field.type === 'secret';
    await this.values.keep(pluginId, {
      ...{ id, unit, name: field.name, value: isSecret ? null : next },
      sealed: isSecret ? await this.cipher.seal(String(next), secretPurpose(id)) : null,
    });
  }
}

/** A secret that is given anew counts as another one: nobody opens the old to compare. */
function isSame(own: StoredValue | undefined, next: SettingValue | null): boolean {
  if (next === null) return own === undefined;
  return own !== undefined && own.sealed === null && own.value === next;
}

function loggedOf(unit: number, { field, own, next }: Step): LoggedChange {
  const secret = field.type === 'secret';
  const values = secret ? { before: null, after: null } : { before: own?.value ?? null, after: next };
  return { unit, name: field.name, ...values, secret };
}

/** Each value that is not one, with what to mend. */
function refuseFaults({ fields, values, unit }: WantedChange): void {
  const errors = Object.entries(values).flatMap(([name, value]): LocalizedFieldError[] => {
    const field = fields.find((each) => each.name === name);
    const wrong = field === undefined ? UNKNOWN : faultOf(field, value, unit);
    return wrong === null ? [] : [{ pointer: `/body/values/${name}`, ...wrong }];
  });
  if (errors.length > 0) throw requestProblems['request.invalid']({ errors });
}

type Fault = Omit<LocalizedFieldError, 'pointer'>;

const UNKNOWN: Fault = {
  code: 'unknown',
  message: { 'zh-CN': '没有这一项设置', en: 'there is no such setting' },
};
const DISTRICT_ONLY: Fault = {
  code: 'district_only',
  message: { 'zh-CN': '这一项全区统一，只能在区里改', en: 'is the same everywhere: change it for the district' },
};

function faultOf(field: SettingField, value: SettingValue | null, unit: DirectoryUnit): Fault | null {
  if (!field.perUnit && unit.level !== 'district') return DISTRICT_ONLY;
  return value === null ? null : settingFault(field, value);
}
