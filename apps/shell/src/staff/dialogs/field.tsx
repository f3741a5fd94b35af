import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { type ReactNode, useId } from 'react';
import { dialogMessages } from './dialog-messages.js';

interface FieldProps {
  label: string;
  optional?: boolean;
  hint?: string | undefined;
  fault?: string | undefined;
  /** Gets what ties the control to its label and its message. */
  children: (control: { id: string; status: 'error' | ''; 'aria-describedby': string | undefined }) => ReactNode;
}

/** A labelled control; what is wrong, or what helps, stands under it. */
export function Field({ label, optional = false, hint, fault, children }: FieldProps) {
  const t = useMessages(dialogMessages);
  const id = useId();
  const note = fault ?? hint;
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {label} {optional && <span className="yige-field-optional">{t('optional')}</span>}
      </label>
      {children({
        id,
        status: fault === undefined ? '' : 'error',
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
      })}
      {note !== undefined && (
        <small
          id={`${id}-note`}
          className={fault === undefined ? 'yige-quiet' : 'yige-overdue'}
          {...(fault === undefined ? {} : { role: 'alert' })}
        >
          {note}
        </small>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  kind?: 'text' | 'date' | 'decimal';
  maxLength?: number;
}

export function TextField({ value, onChange, kind = 'text', maxLength = 200, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <Input
          {...control}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'decimal' ? 'decimal' : 'text'}
          autoComplete="off"
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Why an act was not done, under its fields. */
export function Failure({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <p className="yige-overdue staff-failure" role="alert">
      {text}
    </p>
  );
}
