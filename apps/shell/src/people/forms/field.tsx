import { Icon, useMessages } from '@yige/ui';
import { type ReactNode, useId } from 'react';
import { formMessages } from './form-messages.js';
import './forms.css';

/** What a control takes to belong to its label and message. */
export interface FieldControl {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

interface FieldProps {
  label: string;
  optional?: boolean;
  hint?: string | undefined;
  /** What to do about it. */
  error: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** One line of a form: label, control, and under it what to mend. */
export function Field({ label, optional = false, hint, error, children }: FieldProps) {
  const t = useMessages(formMessages);
  const id = useId();
  return (
    <div className="yige-field form-field">
      <label className="yige-field-label" htmlFor={id}>
        {label} {optional && <span className="yige-field-optional">{t('optional')}</span>}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': error === undefined ? undefined : `${id}-error`,
      })}
      {error === undefined && hint !== undefined && <p className="form-hint">{hint}</p>}
      {error !== undefined && (
        <p className="form-error" id={`${id}-error`} role="alert">
          <Icon name="alert" size={14} /> {error}
        </p>
      )}
    </div>
  );
}
