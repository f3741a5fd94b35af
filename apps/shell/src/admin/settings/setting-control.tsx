import type { SettingField, SettingValue } from '@yige/contracts';
import { ChoiceButtons, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { settingsMessages } from './settings-messages.js';

export interface SettingControlProps {
  id: string;
  labelId: string;
  describedBy: string;
  field: SettingField;
  value: SettingValue | null;
  invalid: boolean;
  disabled: boolean;
  onChange: (value: SettingValue) => void;
}

/** The control of a field's type. Bounds are checked beside it, with words: a number is never cut silently. */
export function SettingControl({ field, ...props }: SettingControlProps) {
  const { id, labelId, describedBy, value, invalid, disabled, onChange } = props;
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  const shared = { id, disabled, 'aria-describedby': describedBy, ...(invalid ? { status: 'error' as const } : {}) };
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'number':
      return (
        <span className="setting-number">
          <InputNumber
            {...shared}
            value={typeof value === 'number' ? value : null}
            step={field.step}
            onChange={(next) => next !== null && onChange(next)}
          />
          {field.unit !== undefined && <span>{localized(field.unit)}</span>}
        </span>
      );
    case 'boolean':
      return (
        <ChoiceButtons
          labelledBy={labelId}
          disabled={disabled}
          options={[
            { value: 'on', label: t('on') },
            { value: 'off', label: t('off') },
          ]}
          value={value === true ? 'on' : 'off'}
          onChange={(next) => onChange(next === 'on')}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          className="setting-wide"
          value={text}
          options={field.options.map((option) => ({ value: option.value, label: localized(option.title) }))}
          onChange={(next: string) => onChange(next)}
        />
      );
    case 'text':
      return (
        <Input {...shared} className="setting-wide" value={text} onChange={({ target }) => onChange(target.value)} />
      );
    case 'secret':
      return (
        <Input.Password
          {...shared}
          className="setting-wide"
          autoComplete="new-password"
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}
