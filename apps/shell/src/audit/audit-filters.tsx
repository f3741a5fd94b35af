import { type AuditFilter, auditActions } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { auditMessages } from './audit-messages.js';
import { useAuditWords } from './audit-words.js';

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const t = useMessages(auditMessages);
  const words = useAuditWords();
  const ids = { from: useId(), to: useId(), action: useId(), text: useId() };
  const [text, setText] = useState(filter.q ?? '');
  const change = (changed: Partial<AuditFilter>) => {
    const given = Object.entries({ ...filter, ...changed }).filter(([, value]) => value !== undefined && value !== '');
    onChange(Object.fromEntries(given));
  };
  return (
    <form
      className="audit-filters"
      onSubmit={(event) => {
        event.preventDefault();
        change({ q: text.trim() });
      }}
    >
      <label className="yige-field" htmlFor={ids.from}>
        <span className="yige-field-label">{t('from')}</span>
        <Input
          id={ids.from}
          type="date"
          value={filter.from ?? ''}
          max={filter.to}
          onChange={({ target }) => change({ from: target.value })}
        />
      </label>
      <label className="yige-field" htmlFor={ids.to}>
        <span className="yige-field-label">{t('to')}</span>
        <Input
          id={ids.to}
          type="date"
          value={filter.to ?? ''}
          min={filter.from}
          onChange={({ target }) => change({ to: target.value })}
        />
      </label>
      <label className="yige-field" htmlFor={ids.action}>
        <span className="yige-field-label">{t('action')}</span>
        <Select
          id={ids.action}
          value={filter.action ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('anyAction') },
            ...auditActions.map((action) => ({ value: action, label: words.action(action) })),
          ]}
          onChange={(action: string) => change({ action })}
        />
      </label>
      <label className="yige-field audit-text" htmlFor={ids.text}>
        <span className="yige-field-label">{t('text')}</span>
        <Input
          id={ids.text}
          value={text}
          maxLength={64}
          placeholder={t('textHint')}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <Button htmlType="submit">{t('find')}</Button>
      {Object.keys(filter).length > 0 && (
        <Button
          type="link"
          onClick={() => {
            setText('');
            onChange({});
          }}
        >
          {t('clear')}
          {filter.subject !== undefined && ` · ${t('onlySubject')}`}
          {filter.actor !== undefined && ` · ${t('onlyActor')}`}
        </Button>
      )}
    </form>
  );
}
