import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { useId } from 'react';
import { removalMessages } from './removal-messages.js';

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
}

/** What data is exported for. */
export function ReasonField({ value, onChange }: ReasonFieldProps) {
  const t = useMessages(removalMessages);
  const id = useId();
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t('reason')}
      </label>
      <Input id={id} value={value} maxLength={500} onChange={({ target }) => onChange(target.value)} />
      <span className="yige-quiet">{t('reasonHint')}</span>
    </div>
  );
}
