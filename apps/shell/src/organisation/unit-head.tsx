import type { UnitDetail } from '@yige/contracts';
import { FactList, Icon, useFormat, useLocalized, useMessages } from '@yige/ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.js';
import { FormDialog } from './form-dialog.js';
import { organisationMessages } from './organisation-messages.js';
import { unitMessages } from './unit-messages.js';
import type { AsOf } from './use-as-of.js';

interface UnitHeadProps {
  unit: UnitDetail;
  asOf: AsOf;
  mayManage: boolean;
}

/** Where the unit stands, what it is called, its code and area. */
export function UnitHead({ unit, asOf, mayManage }: UnitHeadProps) {
  const t = useMessages(unitMessages);
  const o = useMessages(organisationMessages);
  const format = useFormat();
  const localized = useLocalized();
  const [changing, setChanging] = useState(false);
  const { name, code, kindTitle, parents, areaHectares, validFrom, validTo } = unit;
  const existed =
    validTo === undefined
      ? t('existed', { from: format.date(validFrom) })
      : t('existedUntil', { from: format.date(validFrom), to: format.date(validTo) });
  return (
    <header className="unit-head">
      <nav className="unit-path" aria-label={o('title')}>
        <Link to={`/organisation${asOf.query}`}>{o('title')}</Link>
        {parents.map((parent) => (
          <span key={parent.id}>
            <Icon name="chevronRight" size={14} />
            {parent.readable ? <Link to={`/organisation/${parent.id}${asOf.query}`}>{parent.name}</Link> : parent.name}
          </span>
        ))}
      </nav>
      <h1>
        {name} <small>{localized(kindTitle)}</small>
      </h1>
      <FactList
        facts={[
          { label: t('code'), value: code },
          {
            label: t('area'),
            value: (
              <>
                {areaHectares === null ? '—' : t('hectares', { area: format.count(areaHectares) })}
                {mayManage && (
                  <button type="button" className="yige-link-button unit-change" onClick={() => setChanging(true)}>
                    {t('change')}
                  </button>
                )}
              </>
            ),
          },
          { label: t('since'), value: existed },
        ]}
      />
      {changing && (
        <FormDialog
          title={t('changeOf', { name })}
          fields={[
            {
              name: 'areaHectares',
              label: t('areaHectares'),
              kind: 'whole',
              optional: true,
              initial: areaHectares === null ? '' : String(areaHectares),
            },
          ]}
          onClose={() => setChanging(false)}
          onSave={({ areaHectares: area = '' }) =>
            client.org.changeUnit({
              params: { id: unit.id },
              body: { areaHectares: area.trim() === '' ? null : Number(area) },
            })
          }
        />
      )}
    </header>
  );
}
