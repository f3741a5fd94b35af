import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import { useId } from 'react';
import { reportMessages } from './report-messages.js';

export interface Contact {
  name: string;
  phone: string;
}

export const noContact: Contact = { name: '', phone: '' };

/** The resident who told of it, if they want to be known. */
export function ContactFields({ contact, onChange }: { contact: Contact; onChange: (contact: Contact) => void }) {
  const t = useMessages(reportMessages);
  const id = useId();
  return (
    <fieldset className="report-contact">
      <legend className="yige-field-label">
        {t('contact')} <span className="yige-field-optional">{t('optional')}</span>
      </legend>
      <label htmlFor={`${id}-name`}>{t('name')}</label>
      <Input
        id={`${id}-name`}
        value={contact.name}
        maxLength={50}
        autoComplete="off"
        onChange={({ target }) => onChange({ ...contact, name: target.value })}
      />
      <label htmlFor={`${id}-phone`}>{t('phone')}</label>
      <Input
        id={`${id}-phone`}
        value={contact.phone}
        maxLength={20}
        inputMode="tel"
        autoComplete="off"
        onChange={({ target }) => onChange({ ...contact, phone: target.value })}
      />
      <p className="yige-quiet">{t('contactNote')}</p>
    </fieldset>
  );
}
