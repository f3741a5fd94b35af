import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Unit } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { client } from '../api/client.js';
import { staffMessages } from './staff-messages.js';

const SHOWN = 50;

interface UnitSelectProps {
  id?: string;
  value: string | null;
  onChange: (unit: string | null) => void;
  /** Name of the chosen unit, where it is known before the list is. */
  name?: string;
  status?: 'error' | '';
  clearable?: boolean;
  label?: string;
  describedBy?: string | undefined;
}

/** One unit of the user's scope, found by name or code; before anything is typed, the top ones and what lies in them. */
export function UnitSelect({
  id,
  value,
  onChange,
  name,
  status,
  clearable = false,
  label,
  describedBy,
}: UnitSelectProps) {
  const t = useMessages(staffMessages);
  const localized = useLocalized();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const units = useQuery({
    queryKey: ['staff', 'units', q],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      if (q !== '') return (await client.org.listUnits({ query: { q, limit: SHOWN }, signal })).items;
      const { items: tops } = await client.org.listUnits({ query: { limit: SHOWN }, signal });
      const [top] = tops;
      if (top === undefined || tops.length > 1) return tops;
      const { items: within } = await client.org.listUnits({ query: { parent: top.id, limit: SHOWN }, signal });
      return [top, ...within];
    },
  });
  const options = (units.data ?? []).map((unit: Unit) => ({
    value: unit.id,
    label: `${unit.name} · ${localized(unit.kindTitle)}`,
  }));
  const known = value === null || name === undefined || options.some((option) => option.value === value);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      aria-describedby={describedBy}
      className="staff-unit-select"
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear={clearable}
      status={status ?? ''}
      value={value}
      placeholder={clearable ? t('anyUnit') : t('unit')}
      loading={units.isFetching}
      options={known ? options : [{ value, label: name }, ...options]}
      onChange={(unit: string | undefined) => onChange(unit ?? null)}
    />
  );
}
