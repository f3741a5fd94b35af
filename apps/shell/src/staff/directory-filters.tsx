import { type Role, roleSchema, roleTitles } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useSearchParams } from 'react-router';
import { staffMessages } from './staff-messages.js';
import type { StaffFilter, StaffState } from './staff-queries.js';
import { UnitSelect } from './unit-select.js';

const STATES: readonly StaffState[] = ['current', 'former', 'seconded', 'disabled'];

/** What is looked for stands in the address; a name that is typed does not leave the page's own history. */
export function useStaffFilter(onChange: () => void): {
  filter: StaffFilter;
  change: (change: Partial<StaffFilter>) => void;
} {
  const [search, setSearch] = useSearchParams();
  const role = roleSchema.safeParse(search.get('role'));
  const filter: StaffFilter = {
    q: search.get('q')?.trim() ?? '',
    unit: search.get('unit'),
    role: role.success ? role.data : null,
    state: STATES.find((state) => state === search.get('state')) ?? null,
  };
  const change = (changes: Partial<StaffFilter>) => {
    onChange();
    const next = Object.entries({ ...filter, ...changes }).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    );
    setSearch(Object.fromEntries(next), { replace: true });
  };
  return { filter, change };
}

export function isFiltering({ q, unit, role, state }: StaffFilter): boolean {
  return q !== '' || unit !== null || role !== null || state !== null;
}

interface DirectoryFiltersProps {
  filter: StaffFilter;
  onChange: (change: Partial<StaffFilter>) => void;
}

export function DirectoryFilters({ filter, onChange }: DirectoryFiltersProps) {
  const t = useMessages(staffMessages);
  const localized = useLocalized();
  return (
    <search className="yige-filters staff-filters">
      <Input.Search
        key={filter.q}
        allowClear
        defaultValue={filter.q}
        aria-label={t('search')}
        placeholder={t('searchHint')}
        onSearch={(text) => onChange({ q: text.trim() })}
      />
      <UnitSelect clearable label={t('unit')} value={filter.unit} onChange={(unit) => onChange({ unit })} />
      <Select<Role>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('role')}
        placeholder={t('anyRole')}
        value={filter.role}
        options={roleSchema.options.map((role) => ({ value: role, label: localized(roleTitles[role]) }))}
        onChange={(role: Role | undefined) => onChange({ role: role ?? null })}
      />
      <Select<StaffState>
        allowClear
        aria-label={t('state')}
        placeholder={t('anyState')}
        value={filter.state}
        options={STATES.map((state) => ({ value: state, label: t(state) }))}
        onChange={(state: StaffState | undefined) => onChange({ state: state ?? null })}
      />
    </search>
  );
}
