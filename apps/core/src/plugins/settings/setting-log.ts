import { Injectable } from '@nestjs/common';
import { type Actor, coreEvents, type SettingValue } from '@yige/contracts';
import { Database } from '@yige/database';
import { Outbox } from '../../outbox/outbox.js';
import { Clock } from '../../time/clock.js';

/** What became of one setting of a unit. Null before or after: the unit had no value of its own, or it is a secret. */
export interface LoggedChange {
  unit: number;
  name: string;
  before: SettingValue | null;
  after: SettingValue | null;
  secret: boolean;
}

/** Remembers changes of a plugin's settings, and lets the plugin know. */
@Injectable()
export class SettingLog {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Must be called in the unit of work of the change, with the revision that it makes. */
  async record(pluginId: string, revision: number, changes: readonly LoggedChange[], actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.database.insertMany(
      'plugin_setting_changes',
      [
        ...['plugin_id', 'revision', 'position', 'unit_number', 'name', 'before_value', 'after_value', 'secret'],
        ...['changed_by', 'changed_by_name', 'changed_at'],
      ],
      changes.map(({ unit, name, before, after, secret }, position) => [
        ...[pluginId, revision, position, unit, name, storedOf(before), storedOf(after), secret],
        ...[actor.id, actor.name, now],
      ]),
    );
    await this.outbox.publish({
      type: coreEvents.settingsChanged,
      subject: `plugins/${pluginId}`,
      data: { revision: String(revision) },
      pluginId,
    });
  }
}

/** Values are kept as JSON, so that a number stays one. */
export function storedOf(value: SettingValue | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
