import type { Premises, UnitNorms } from '@yige/contracts';
import { Panel, StatusChip, useFormat, useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import { NormRule } from '../norm-rule.js';
import { unitMessages } from '../unit-messages.js';
import { useAsOf } from '../use-as-of.js';
import { beginFields, changeFields, changeOf } from './change-fields.js';
import type { UnitPanelProps } from './panel-props.js';
import { AddButton, RowButton } from './row-buttons.js';
import { useForm } from './use-form.js';

type PremisesPanelProps = UnitPanelProps & { premises: readonly Premises[]; check: UnitNorms['premises'] };

/** Rooms, and for a community what the norm wants. */
export function PremisesPanel({ unit, mayManage, premises, check }: PremisesPanelProps) {
  const t = useMessages(unitMessages);
  const format = useFormat();
  const { today } = useAsOf();
  const form = useForm();
  const areaField = { name: 'areaSquareMetres', label: t('areaSquareMetres'), kind: 'whole' } as const;
  const add = () =>
    form.open({
      title: t('addPremises'),
      fields: [...beginFields(t, today), areaField],
      onSave: ({ name = '', validFrom = '', areaSquareMetres }) =>
        client.premises.create({
          body: { unitId: unit.id, name, validFrom, areaSquareMetres: Number(areaSquareMetres) },
        }),
    });
  return (
    <Panel
      title={t('premises')}
      flush
      {...(mayManage ? { extra: <AddButton label={t('addPremises')} onClick={add} /> } : {})}
    >
      {premises.length === 0 && <p className="unit-none">{t('noPremises')}</p>}
      <ul className="unit-rows">
        {premises.map((rooms) => (
          <li key={rooms.id}>
            <div>
              <strong>{rooms.name}</strong>
            </div>
            <span>{t('squareMetres', { area: format.count(rooms.areaSquareMetres) })}</span>
            {mayManage && (
              <RowButton
                of={rooms.name}
                onClick={() =>
                  form.open({
                    title: t('changeOf', { name: rooms.name }),
                    fields: [...changeFields(t, rooms), { ...areaField, initial: String(rooms.areaSquareMetres) }],
                    onSave: (values) =>
                      client.premises.change({
                        params: { id: rooms.id },
                        body: { ...changeOf(values), areaSquareMetres: Number(values.areaSquareMetres) },
                      }),
                  })
                }
              >
                {t('change')}
              </RowButton>
            )}
          </li>
        ))}
      </ul>
      {check !== null && (
        <div className="unit-check">
          {check.short > 0 ? (
            <StatusChip
              status="dueSoon"
              label={t('premisesShort', { wanted: format.count(check.wanted), short: format.count(check.short) })}
            />
          ) : (
            <StatusChip status="closed" label={t('premisesMet', { wanted: format.count(check.wanted) })} />
          )}
          <NormRule norm={check.norm} />
        </div>
      )}
      {form.dialog}
    </Panel>
  );
}
