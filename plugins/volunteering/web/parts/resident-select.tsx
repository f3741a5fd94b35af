import { defineMessages, useMessages, usePluginQuery } from '@yige/plugin-sdk/web';
import Select from 'antd/es/select';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { residentsSchema } from '../../contract/volunteers.js';

const messages = defineMessages({
  'zh-CN': { hint: '姓名、拼音、电话或门牌', none: '没有找到', searching: '正在找' },
  en: { hint: 'Name, pinyin, phone or door', none: 'Nobody found', searching: 'Searching' },
});

/** So long nobody types before it is looked up, in milliseconds. */
const PAUSE = 250;

export type FoundResident = z.output<typeof residentsSchema>['items'][number];

interface ResidentSelectProps {
  id: string;
  are: 'volunteers' | 'others' | 'all';
  value: FoundResident | null;
  onChange: (resident: FoundResident | null) => void;
}

/** Chooses somebody from the registry, as the platform finds them for the user. */
export function ResidentSelect({ id, are, value, onChange }: ResidentSelectProps) {
  const t = useMessages(messages);
  const [typed, setTyped] = useState('');
  const q = useSettled(typed);
  const { data, isFetching } = usePluginQuery({ path: '/residents', query: { q, are }, response: residentsSchema });
  const found = data?.items ?? [];
  const shown = value === null || found.some(({ personId }) => personId === value.personId) ? found : [value, ...found];
  return (
    <Select<string>
      id={id}
      value={value?.personId ?? null}
      placeholder={t('hint')}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={isFetching}
      notFoundContent={t(isFetching ? 'searching' : 'none')}
      options={shown.map(({ personId, person }) => ({
        value: personId,
        label: `${person.name} · ${person.door ?? person.unitName}`,
      }))}
      onChange={(chosen: string | undefined) => onChange(shown.find(({ personId }) => personId === chosen) ?? null)}
      style={{ width: '100%' }}
    />
  );
}

/** What was typed, once nobody types any more. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}
