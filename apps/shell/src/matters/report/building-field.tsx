import { useMessages } from '@yige/ui';
import Select from 'antd/es/select';
import { useDeferredValue, useId, useState } from 'react';
import type { Report } from './report.js';
import { reportMessages } from './report-messages.js';
import { useBuilding, useBuildings } from './use-places.js';

interface BuildingFieldProps {
  report: Report;
  onChange: (next: Partial<Report>) => void;
}

/** A building of the unit, found by the beginning of its name; nothing where the unit has none. */
export function BuildingField({ report: { unitId, buildingId }, onChange }: BuildingFieldProps) {
  const t = useMessages(reportMessages);
  const id = useId();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const buildings = useBuildings(unitId, q);
  const chosen = useBuilding(buildingId).data;
  const listed = buildings.data?.items ?? [];
  // The one that was come from, or chosen before the next search, may stand beyond those that the list holds.
  const offered = chosen === undefined || listed.some((each) => each.id === chosen.id) ? listed : [chosen, ...listed];
  if (offered.length === 0 && text === '') return null;
  return (
    <div className="yige-field">
      <label htmlFor={id} className="yige-field-label">
        {t('building')} <span className="yige-field-optional">{t('optional')}</span>
      </label>
      <Select<string>
        id={id}
        allowClear
        loading={buildings.isFetching}
        showSearch={{ filterOption: false, onSearch: setText }}
        {...(buildingId === null ? {} : { value: buildingId })}
        placeholder={t('buildingHint')}
        onChange={(next: string | undefined) => onChange({ buildingId: next ?? null, dwellingId: null })}
        options={offered.map(({ id: value, name }) => ({ value, label: name }))}
      />
    </div>
  );
}
