import {
  type FieldError,
  type LocalizedText,
  type PluginSetting,
  ProblemError,
  type SettingValue,
  settingFault,
} from '@yige/contracts';

/** What was entered and not saved: null gives up the unit's own value. */
export type SettingDraft = Readonly<Record<string, SettingValue | null>>;

export function withDraft(draft: SettingDraft, name: string, value: SettingValue | null | undefined): SettingDraft {
  const { [name]: _, ...others } = draft;
  return value === undefined ? others : { ...others, [name]: value };
}

/** What is wrong with a value that was entered; null where core would take it. */
export function draftFault({ field }: PluginSetting, value: SettingValue | null | undefined): LocalizedText | null {
  return value === undefined || value === null ? null : (settingFault(field, value)?.message ?? null);
}

/** What core found wrong with one setting. */
export function refusedAt(error: unknown, name: string): string | null {
  const errors: readonly FieldError[] = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return errors.find(({ pointer }) => pointer === `/body/values/${name}`)?.message ?? null;
}

/** The settings that hold another value, or come from another unit, than when they were read. */
export function changedSince(before: readonly PluginSetting[], now: readonly PluginSetting[]): PluginSetting[] {
  return now.filter((setting) => {
    const old = before.find(({ field }) => field.name === setting.field.name);
    return old === undefined || old.value !== setting.value || old.from?.id !== setting.from?.id;
  });
}
