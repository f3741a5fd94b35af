import type { SettingField, SettingValue } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import { settingsMessages } from './settings-messages.js';

/** A value as it reads in a sentence; null stands for what is inherited. */
export function useSettingWords(): (field: SettingField | undefined, value: SettingValue | null) => string {
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  return (field, value) => {
    if (value === null) return t('historyNothing');
    if (typeof value === 'boolean') return t(value ? 'on' : 'off');
    if (field?.type === 'choice') {
      const option = field.options.find((each) => each.value === value);
      return option === undefined ? String(value) : localized(option.title);
    }
    const unit = field?.type === 'number' && field.unit !== undefined ? ` ${localized(field.unit)}` : '';
    return `${value}${unit}`;
  };
}
