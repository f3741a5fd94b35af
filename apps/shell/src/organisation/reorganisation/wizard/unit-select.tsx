import type { Unit, UnitLevel } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useId, useState } from 'react';
import { useUnitChoice } from '../reorganisation-queries.js';
import { wizardMessages } from './wizard-messages.js';

interface UnitSelectProps {
  label: string;
  level: UnitLevel;
  /** How many may be chosen. */
  several: boolean;
  chosen: readonly Unit[];
  onChoose: (units: Unit[]) => void;
}

/** Units of a level by name and code; typing finds the beginning of either. */
export function UnitSelect({ label, level, several, chosen, onChoose }: UnitSelectProps) {
  const t = useMessages(wizardMessages);
  const format = useFormat();
  const [q, setQ] = useState('');
  const units = useUnitChoice(level, q.trim());
  const id = useId();
  const known = new Map([...(units.data?.items ?? []), ...chosen].map((unit) => [unit.id, unit]));
  const choose = (ids: readonly string[]) => onChoose(ids.flatMap((each) => known.get(each) ?? []));
  const options = [...known.values()].map(({ id: value, name, code }) => ({
    value,
    label: format.aside(name, code),
    name,
  }));
  const shared = {
    id,
    options,
    optionLabelProp: 'name',
    showSearch: { filterOption: false, onSearch: setQ },
    placeholder: t('search'),
    loading: units.isFetching,
    onBlur: () => setQ(''),
  };
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {label}
      </label>
      {several ? (
        <Select {...shared} mode="multiple" value={chosen.map((unit) => unit.id)} onChange={choose} />
      ) : (
        <Select {...shared} value={chosen[0]?.id ?? null} onChange={(value) => choose(value === null ? [] : [value])} />
      )}
    </div>
  );
}
