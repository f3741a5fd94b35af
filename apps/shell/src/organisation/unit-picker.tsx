import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { useUnits } from './organisation-queries.js';

interface UnitPickerProps {
  id: string;
  status: '' | 'error';
  'aria-describedby': string | undefined;
  value: string;
  onChange: (unitId: string) => void;
}

/** One of today's units, found by the beginning of its name or division code. */
export function UnitPicker({ value, onChange, ...field }: UnitPickerProps) {
  const [text, setText] = useState('');
  const units = useUnits({ parent: null, asOf: null, q: useDeferredValue(text.trim()) });
  const items = units.data?.pages[0]?.items ?? [];
  return (
    <Select
      {...field}
      value={value === '' ? null : value}
      loading={units.isLoading}
      showSearch={{ filterOption: false, onSearch: setText }}
      options={items.map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` }))}
      onChange={onChange}
    />
  );
}
