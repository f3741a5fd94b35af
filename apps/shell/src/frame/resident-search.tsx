import { useQuery } from '@tanstack/react-query';
import { Icon, useMessages } from '@yige/ui';
import AutoComplete from 'antd/es/auto-complete';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../api/client.js';
import { frameMessages } from './frame-messages.js';

const SHOWN = 8;

/** Ctrl K: to a resident by the beginning of a name. */
export function ResidentSearch() {
  const t = useMessages(frameMessages);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const field = useRef<HTMLElement>(null);
  const q = useDeferredValue(text.trim());
  const { data } = useQuery({
    queryKey: ['people', 'search', q],
    enabled: q !== '',
    queryFn: ({ signal }) => client.people.list({ query: { q, limit: SHOWN }, signal }),
  });
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      field.current?.querySelector('input')?.focus();
    };
    addEventListener('keydown', focus);
    return () => removeEventListener('keydown', focus);
  }, []);
  const options = (data?.items ?? []).map(({ id, name, door, unitName }) => ({
    value: id,
    label: (
      <span className="search-option">
        <strong>{name}</strong> {door?.text ?? unitName}
      </span>
    ),
  }));
  return (
    <search className="top-search" ref={field}>
      <Icon name="search" />
      <AutoComplete
        value={text}
        options={q === '' ? [] : options}
        aria-label={t('search')}
        placeholder={t('searchLong')}
        notFoundContent={q !== '' && data !== undefined ? t('searchNone') : null}
        onSearch={setText}
        onSelect={(id: string) => {
          setText('');
          void navigate(`/people/${id}`);
        }}
      />
      <kbd>Ctrl K</kbd>
    </search>
  );
}
