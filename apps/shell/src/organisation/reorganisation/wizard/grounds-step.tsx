import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { useId } from 'react';
import { wizardMessages } from './wizard-messages.js';

export interface GroundsForm {
  number: string;
  title: string;
  issuer: string;
  date: string;
  reason: string;
}

export const NO_GROUNDS: GroundsForm = { number: '', title: '', issuer: '', date: '', reason: '' };

export function hasGrounds(form: GroundsForm): boolean {
  return Object.values(form).every((text) => text.trim() !== '');
}

interface GroundsStepProps {
  form: GroundsForm;
  onChange: (form: GroundsForm) => void;
}

const FIELDS = [
  ['issuer', 'documentIssuer', 100],
  ['title', 'documentTitle', 200],
  ['number', 'documentNumber', 60],
] as const;

/** The document on which the reorganisation rests, and why. */
export function GroundsStep({ form, onChange }: GroundsStepProps) {
  const t = useMessages(wizardMessages);
  const id = useId();
  return (
    <fieldset className="wizard-grounds">
      <legend>{t('basis')}</legend>
      {FIELDS.map(([field, label, length]) => (
        <div key={field} className="yige-field">
          <label className="yige-field-label" htmlFor={`${id}-${field}`}>
            {t(label)}
          </label>
          <Input
            id={`${id}-${field}`}
            value={form[field]}
            maxLength={length}
            onChange={({ target }) => onChange({ ...form, [field]: target.value })}
          />
        </div>
      ))}
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-date`}>
          {t('documentDate')}
        </label>
        <Input
          id={`${id}-date`}
          type="date"
          className="wizard-date"
          value={form.date}
          onChange={({ target }) => onChange({ ...form, date: target.value })}
        />
      </div>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-reason`}>
          {t('reason')}
        </label>
        <Input.TextArea
          id={`${id}-reason`}
          value={form.reason}
          maxLength={500}
          autoSize={{ minRows: 3, maxRows: 8 }}
          onChange={({ target }) => onChange({ ...form, reason: target.value })}
        />
      </div>
    </fieldset>
  );
}
