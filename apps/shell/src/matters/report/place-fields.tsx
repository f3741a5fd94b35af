import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useId } from 'react';
import { BuildingField } from './building-field.js';
import { PositionField } from './position-field.js';
import type { Report } from './report.js';
import { reportMessages } from './report-messages.js';
import { useBuilding, usePlaces, useUnitsWithin } from './use-places.js';

interface PlaceFieldsProps {
  report: Report;
  onChange: (next: Partial<Report>) => void;
}

/** Where it is: the unit of one’s post, or one within it; a building; in words; and where one stands, if one agrees. */
export function PlaceFields({ report, onChange }: PlaceFieldsProps) {
  const t = useMessages(reportMessages);
  const id = useId();
  const places = usePlaces();
  const home = places.find((place) => place.id === report.unitId) ?? places[0];
  const within = useUnitsWithin(home?.id ?? '');
  const building = useBuilding(report.buildingId);
  const doors = (building.data?.entrances ?? []).flatMap(({ name, dwellings }) =>
    dwellings.map(({ id: value, door }) => ({ value, label: name === null ? door : `${name} ${door}` })),
  );
  const units = [...places, ...(within.data?.items ?? []).map(({ id: unit, name }) => ({ id: unit, name }))];
  return (
    <div className="report-place">
      <div className="yige-field">
        <label htmlFor={`${id}-unit`} className="yige-field-label">
          {t('unit')}
        </label>
        {units.length > 1 ? (
          <Select<string>
            id={`${id}-unit`}
            value={report.unitId}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(unitId) => onChange({ unitId, buildingId: null, dwellingId: null })}
            options={units.map(({ id: value, name }) => ({ value, label: name }))}
          />
        ) : (
          <strong id={`${id}-unit`}>{home?.name}</strong>
        )}
      </div>
      <BuildingField report={report} onChange={onChange} />
      {doors.length > 0 && (
        <div className="yige-field">
          <label htmlFor={`${id}-door`} className="yige-field-label">
            {t('door')} <span className="yige-field-optional">{t('optional')}</span>
          </label>
          <Select<string>
            id={`${id}-door`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            {...(report.dwellingId === null ? {} : { value: report.dwellingId })}
            placeholder={t('doorHint')}
            onChange={(dwellingId: string | undefined) => onChange({ dwellingId: dwellingId ?? null })}
            options={doors}
          />
        </div>
      )}
      <div className="yige-field">
        <label htmlFor={`${id}-text`} className="yige-field-label">
          {t('where')} <span className="yige-field-optional">{t('optional')}</span>
        </label>
        <Input
          id={`${id}-text`}
          value={report.text}
          maxLength={200}
          placeholder={t('whereHint')}
          onChange={({ target }) => onChange({ text: target.value })}
        />
      </div>
      <PositionField position={report.position} onChange={(position) => onChange({ position })} />
    </div>
  );
}
