import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Unit } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { client } from '../../api/client.js';
import { Field } from './field.js';
import { formMessages } from './form-messages.js';

const SHOWN = 50;
/** Communities that were found by name and whose grids are offered with them. */
const OPENED = 3;

interface ServedByFieldProps {
  label: string;
  unitId: string | null;
  error: string | undefined;
  onChange: (unitId: string) => void;
}

/** The grid or community that serves somebody, found by name or code; grids are named with their community. */
export function ServedByField({ label, unitId, error, onChange }: ServedByFieldProps) {
  const t = useMessages(formMessages);
  const format = useFormat();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const units = useQuery({
    queryKey: ['org', 'serving', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => servingUnits(q, signal),
  });
  const { communities = [], grids = [] } = units.data ?? {};
  const nameOf = new Map(communities.map(({ id, name }) => [id, name]));
  const options = [
    ...communities.map(({ id, name }) => ({ value: id, label: name })),
    ...grids.map(({ id, name, code, parentId }) => {
      const community = parentId === null ? undefined : nameOf.get(parentId);
      return { value: id, label: community === undefined ? format.aside(name, code) : `${community} ${name}` };
    }),
  ];
  const alone = q === '' && units.data !== undefined && communities.length <= 1;
  return (
    <Field label={label} hint={alone ? t('elsewhereByStreet') : undefined} error={error}>
      {(control) => (
        <Select
          {...control}
          loading={units.isFetching}
          showSearch={{ filterOption: false, onSearch: setText }}
          placeholder={t('nameOrCode')}
          value={unitId}
          onChange={onChange}
          options={options}
        />
      )}
    </Field>
  );
}

async function servingUnits(q: string, signal: AbortSignal): Promise<{ communities: Unit[]; grids: Unit[] }> {
  const asked = { limit: SHOWN, ...(q === '' ? {} : { q }) };
  const [communities, grids] = await Promise.all([
    client.org.listUnits({ query: { ...asked, level: 'community' }, signal }),
    client.org.listUnits({ query: { ...asked, level: 'grid' }, signal }),
  ]);
  const opened = q === '' || communities.items.length > OPENED ? [] : communities.items;
  const within = await Promise.all(
    opened.map(({ id }) => client.org.listUnits({ query: { parent: id, limit: SHOWN }, signal })),
  );
  const known = new Map([...grids.items, ...within.flatMap(({ items }) => items)].map((unit) => [unit.id, unit]));
  return { communities: communities.items, grids: [...known.values()] };
}
