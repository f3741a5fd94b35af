import { residenceKindSchema, sensitiveFactClasses } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { UnitSelect } from '../staff/unit-select.js';
import { useFactKinds } from './forms/fact-form.js';
import type { ListedPeople } from './listed-people.js';
import { peopleMessages } from './people-messages.js';
import { useUnitName } from './use-unit-name.js';

interface PeopleFiltersProps {
  value: ListedPeople;
  onChange: (value: ListedPeople) => void;
}

const OLDEST = 150;

/** What narrows the list of residents: unit, residence, age, 人户分离, and a fact that is not sensitive. */
export function PeopleFilters({ value, onChange }: PeopleFiltersProps) {
  const t = useMessages(peopleMessages);
  const localized = useLocalized();
  const unitName = useUnitName(value.unit);
  const kinds = useFactKinds();
  const open = kinds.data?.items.filter((kind) => !sensitiveFactClasses.has(kind.class)) ?? [];
  const change = (name: keyof ListedPeople, given: string | number | true | null | undefined) => {
    const { [name]: _, ...others } = value;
    onChange(given === null || given === undefined ? others : { ...others, [name]: given });
  };
  return (
    <>
      <UnitSelect
        label={t('withinUnit')}
        clearable
        value={value.unit ?? null}
        {...(unitName === undefined ? {} : { name: unitName })}
        onChange={(unit) => change('unit', unit)}
      />
      <Select
        aria-label={t('residenceKind')}
        placeholder={t('residenceKind')}
        allowClear
        value={value.residenceKind ?? null}
        onChange={(kind: string | null | undefined) => change('residenceKind', kind)}
        options={residenceKindSchema.options.map((kind) => ({ value: kind, label: t(kind) }))}
      />
      <InputNumber
        aria-label={t('ageFrom')}
        placeholder={t('ageFrom')}
        min={0}
        max={OLDEST}
        precision={0}
        value={value.ageFrom ?? null}
        onChange={(age) => change('ageFrom', age)}
      />
      <InputNumber
        aria-label={t('ageTo')}
        placeholder={t('ageTo')}
        min={0}
        max={OLDEST}
        precision={0}
        value={value.ageTo ?? null}
        onChange={(age) => change('ageTo', age)}
      />
      <Select
        aria-label={t('withFact')}
        placeholder={t('withFact')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={value.fact ?? null}
        onChange={(kind: string | null | undefined) => change('fact', kind)}
        options={open.map(({ kind, title }) => ({ value: kind, label: localized(title) }))}
      />
      <Checkbox
        checked={value.mismatch === true}
        onChange={({ target }) => change('mismatch', target.checked ? true : null)}
      >
        {t('mismatch')}
      </Checkbox>
      {Object.keys(value).length > 0 && <Button onClick={() => onChange({})}>{t('clearFilters')}</Button>}
    </>
  );
}
