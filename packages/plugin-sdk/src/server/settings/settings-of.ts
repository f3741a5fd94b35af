import { type SettingField, type SettingValue, settingFault } from '@yige/contracts';
import type { PluginDefinition, SettingDefinition } from '../../manifest/define-plugin.js';

type ValueOf<Field> = Field extends { type: 'number' }
  ? number
  : Field extends { type: 'boolean' }
    ? boolean
    : Field extends { type: 'choice'; options: readonly { value: infer Value }[] }
      ? Value
      : Field extends { type: 'secret' }
        ? string | null
        : string;

type FieldsOf<Plugin> = Plugin extends { settings: readonly (infer Field extends SettingDefinition)[] } ? Field : never;

/** The settings that a plugin declares, by their names. A secret is null until somebody sets it. */
export type SettingsOf<Plugin extends PluginDefinition> = {
  readonly [Field in FieldsOf<Plugin> as Field['name']]: ValueOf<Field>;
};

/**
 * What core answered, in the terms of the version that runs: of a setting that core does not know, or that another version
 * declares otherwise, the default of this one.
 */
export function settingsOf<Plugin extends PluginDefinition>(
  plugin: Plugin,
  fields: readonly SettingField[],
  answered: Readonly<Record<string, SettingValue>>,
): SettingsOf<Plugin> {
  const values = Object.fromEntries(fields.map((field) => [field.name, allowed(field, answered[field.name])]));
  if (isOf(plugin, values)) return values;
  throw new TypeError(`${plugin.id} has other settings than its manifest says: build it again`);
}

function allowed(field: SettingField, value: SettingValue | undefined): SettingValue | null {
  if (value !== undefined && settingFault(field, value) === null) return value;
  return field.type === 'secret' ? null : field.default;
}

/** `allowed` checked each value against its field: what is left to see is that each field is there. */
function isOf<Plugin extends PluginDefinition>(
  { settings = [] }: Plugin,
  values: object,
): values is SettingsOf<Plugin> {
  return settings.every(({ name }) => name in values);
}
