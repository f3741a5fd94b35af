import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Building } from '@yige/contracts';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { client } from '../../api/client.js';
import type { FieldControl } from './field.js';

const SHOWN = 50;

interface BuildingSelectProps {
  control: FieldControl;
  value: string | null;
  /** The chosen one, as far as it is read: its name is shown also where the list does not hold it. */
  chosen: Building | undefined;
  onChange: (id: string) => void;
}

/** A building of the user's units, found by its name; those of several communities are told apart. */
export function BuildingSelect({ control, value, chosen, onChange }: BuildingSelectProps) {
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const buildings = useQuery({
    queryKey: ['buildings', 'choice', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.buildings.list({ query: { limit: SHOWN, sort: 'name', ...(q === '' ? {} : { q }) }, signal }),
  });
  const listed = buildings.data?.items ?? [];
  const known = chosen === undefined || listed.some(({ id }) => id === chosen.id) ? listed : [chosen, ...listed];
  return (
    <Select
      {...control}
      loading={buildings.isFetching}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value}
      onChange={onChange}
      options={known.map(({ id, name, unitName }) => ({ value: id, label: `${name} · ${unitName}` }))}
    />
  );
}
