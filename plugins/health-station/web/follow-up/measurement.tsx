import { useFormat, useMessages } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { useId } from 'react';
import { plausible, type ScreeningForm, screeningFormSchema } from '../../contract.js';
import { Figure } from '../forms/figure.js';
import { formMessages } from '../text/form-messages.js';

/** A measurement as it is being entered. */
export interface Measurement {
  on: string;
  systolic: number | undefined;
  diastolic: number | undefined;
  pulse: number | undefined;
}

interface MeasurementFieldsProps {
  value: Measurement;
  onChange: (value: Measurement) => void;
  /** The latest day that may be given. */
  today: string;
  /** Whether what is wrong is said: once somebody tried to save it. */
  checked: boolean;
  disabled: boolean;
}

/** When it was, both figures, and the pulse. */
export function MeasurementFields({ value, onChange, today, checked, disabled }: MeasurementFieldsProps) {
  const t = useMessages(formMessages);
  const format = useFormat();
  const dayId = useId();
  const wrong = new Set(screeningFormSchema.safeParse(value).error?.issues.map(({ path }) => path[0]));
  const figure = (name: 'systolic' | 'diastolic' | 'pulse', label: string) => (
    <Figure
      label={label}
      value={value[name]}
      onChange={(entered) => onChange({ ...value, [name]: entered })}
      error={checked && wrong.has(name) ? t(`${name}Range`, plausible[name]) : undefined}
      disabled={disabled}
    />
  );
  return (
    <>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={dayId}>
          {t('day')}
        </label>
        <Input
          id={dayId}
          type="date"
          value={value.on}
          max={today}
          disabled={disabled}
          onChange={({ target }) => target.value !== '' && onChange({ ...value, on: target.value })}
        />
      </div>
      <fieldset className="yige-field" style={{ margin: 0, padding: 0, border: 0 }}>
        <legend className="yige-field-label">
          {t('pressure')} <span className="yige-field-optional">{t('unit')}</span>
        </legend>
        <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 'var(--ant-padding-sm)' }}>
          {figure('systolic', t('systolic'))}
          {figure('diastolic', t('diastolic'))}
          {figure('pulse', format.aside(t('pulse'), t('optional')))}
        </div>
      </fieldset>
    </>
  );
}

/** As it is sent; null while something is missing or wrong. */
export function figuresOf(value: Measurement): ScreeningForm | null {
  return screeningFormSchema.safeParse(value).data ?? null;
}
