import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UnitReference } from '@yige/contracts';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { client } from '../api/client.js';

const SHOWN = 50;

interface UnitsSelectProps {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
  value: string[];
  /** Units whose names are known before anything is looked for. */
  known: readonly UnitReference[];
  placeholder: string;
  onChange: (units: UnitReference[]) => void;
}

/** Several units, found by name or code; each stands for all that lies within it. */
export function UnitsSelect({ value, known, onChange, ...field }: UnitsSelectProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(() => new Map(known.map((unit) => [unit.id, unit])));
  const q = useDeferredValue(text.trim());
  const units = useQuery({
    queryKey: ['admissions', 'units', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.org.listUnits({ query: { limit: SHOWN, ...(q === '' ? {} : { q }) }, signal }),
  });
  const found = new Map<string, UnitReference>([
    ...chosen,
    ...(units.data?.items ?? []).map((unit) => [unit.id, unit] as const),
  ]);
  return (
    <Select<string[]>
      {...field}
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: setText }}
      loading={units.isFetching}
      value={value}
      options={[...found.values()].map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(ids) => {
        setChosen(found);
        onChange(ids.flatMap((id) => found.get(id) ?? []));
      }}
    />
  );
}
