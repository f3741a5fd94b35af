import { buildingHasSchema, buildingSortSchema } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useUnit } from '../../organisation/organisation-queries.js';
import { UnitSelect } from '../../staff/unit-select.js';
import { placeMessages } from './place-messages.js';
import { PlaceTabs } from './place-tabs.js';
import type { BuildingFilter } from './use-building-filter.js';

const HAS = { vacant: 'hasVacant', rented: 'hasRented', unchecked: 'hasUnchecked' } as const;
const SORTS = { walk: 'sortWalk', name: 'sortName' } as const;

interface FilterProps {
  filter: BuildingFilter;
  onChange: (part: Partial<BuildingFilter>) => void;
}

/** Which buildings are listed, and in which order. */
export function BuildingFilterBar({ filter, onChange }: FilterProps) {
  const t = useMessages(placeMessages);
  const [text, setText] = useState(filter.q);
  const unit = useUnit(filter.unit ?? '', null, filter.unit !== null);
  return (
    <search className="place-filter">
      <Input.Search
        aria-label={t('search')}
        placeholder={t('searchHint')}
        allowClear
        maxLength={60}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onSearch={(value) => onChange({ q: value.trim() })}
      />
      <UnitSelect
        label={t('unit')}
        clearable
        value={filter.unit}
        {...(unit.data === undefined ? {} : { name: unit.data.name })}
        onChange={(chosen) => onChange({ unit: chosen })}
      />
      <Select
        aria-label={t('sort')}
        value={filter.sort}
        onChange={(sort) => onChange({ sort })}
        options={buildingSortSchema.options.map((sort) => ({ value: sort, label: t(SORTS[sort]) }))}
      />
      <PlaceTabs<keyof typeof HAS | 'all'>
        label={t('withDoors')}
        value={filter.has ?? 'all'}
        onChange={(has) => onChange({ has: has === 'all' ? null : has })}
        options={[
          { value: 'all', label: t('everyBuilding') },
          ...buildingHasSchema.options.map((has) => ({ value: has, label: t(HAS[has]) })),
        ]}
      />
    </search>
  );
}
