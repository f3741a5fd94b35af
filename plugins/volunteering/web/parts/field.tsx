import { useMessages } from '@yige/plugin-sdk/web';
import { type ReactNode, useId } from 'react';
import { words } from '../text/words.js';

interface FieldProps {
  label: string;
  optional?: boolean;
  /** Under the control: what to know before it is filled in. */
  hint?: string;
  children: (id: string) => ReactNode;
}

/** A label with its control, which gets the id that the label names. */
export function Field({ label, optional = false, hint, children }: FieldProps) {
  const t = useMessages(words);
  const id = useId();
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {label} {optional && <span className="yige-field-optional">{t('optional')}</span>}
      </label>
      {children(id)}
      {hint !== undefined && <span className="yige-quiet">{hint}</span>}
    </div>
  );
}
