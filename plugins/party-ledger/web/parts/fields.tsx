import type { ProblemError } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  children: (id: string) => ReactNode;
}

/** A label above its control. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="yige-field" style={{ marginBlockEnd: 'var(--ant-padding-sm)' }}>
      <label className="yige-field-label" htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {hint !== undefined && <span className="yige-quiet">{hint}</span>}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date' | 'month';
  max?: number;
  hint?: ReactNode;
  error?: string;
  disabled?: boolean;
}

/** A line of text, or a day or a month as the device asks for it. */
export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  max = 200,
  hint,
  error,
  disabled = false,
}: TextFieldProps) {
  return (
    <Field label={label} hint={error === undefined ? hint : <Wrong>{error}</Wrong>}>
      {(id) => (
        <Input
          id={id}
          type={type}
          value={value}
          disabled={disabled}
          {...(error === undefined ? {} : { status: 'error' as const })}
          {...(type === 'text' ? { maxLength: max } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface ChoiceFieldProps<Value extends string> {
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

export function ChoiceField<Value extends string>({ label, value, options, onChange }: ChoiceFieldProps<Value>) {
  return (
    <Field label={label}>
      {(id) => (
        <Select<Value>
          id={id}
          value={value ?? null}
          options={[...options]}
          style={{ width: '100%' }}
          onChange={(chosen: Value) => onChange(chosen)}
        />
      )}
    </Field>
  );
}

interface NumberFieldProps {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Digits behind the point: 2 for yuan. */
  digits?: number;
  hint?: ReactNode;
}

export function NumberField({ label, value, onChange, digits = 0, hint }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(id) => (
        <InputNumber
          id={id}
          value={value}
          min={0}
          precision={digits}
          controls={false}
          inputMode="decimal"
          style={{ width: '100%' }}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function Wrong({ children }: { children: string }) {
  return (
    <span role="alert" className="yige-overdue">
      {children}
    </span>
  );
}

/** What the server said; nothing while all is well. */
export function Refusal({ error }: { error: ProblemError | Error | null }) {
  if (error === null) return null;
  return (
    <p role="alert" className="yige-overdue">
      {error.message}
    </p>
  );
}
