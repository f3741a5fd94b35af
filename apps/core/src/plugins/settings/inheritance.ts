import { type SettingField, type SettingValue, settingFault } from '@yige/contracts';

/** A value that a unit keeps of its own. */
export interface StoredValue {
  id: string;
  unit: number;
  name: string;
  /** Null of a secret. */
  value: SettingValue | null;
  /** Null of anything else. */
  sealed: string | null;
}

/** What holds in a unit: the value kept nearest, or nothing, and then the field's default does. */
export interface EffectiveSetting {
  field: SettingField;
  stored: StoredValue | null;
}

/**
 * What holds in a unit for each field. `line` is the unit and all above it, from the unit upwards, the district last. What
 * the field does not allow, because another version declares it otherwise, is passed over as if nobody had kept it.
 */
export function effectiveSettings(
  fields: readonly SettingField[],
  values: readonly StoredValue[],
  line: readonly number[],
): EffectiveSetting[] {
  return fields.map((field) => {
    const where = field.perUnit ? line : line.slice(-1);
    const usable = values.filter((stored) => stored.name === field.name && fits(field, stored));
    const stored = where.map((unit) => usable.find((each) => each.unit === unit)).find((found) => found !== undefined);
    return { field, stored: stored ?? null };
  });
}

/** What is kept may be of a field that was a secret once, or became one. */
function fits(field: SettingField, { value, sealed }: StoredValue): boolean {
  if (field.type === 'secret') return sealed !== null;
  return value !== null && settingFault(field, value) === null;
}
