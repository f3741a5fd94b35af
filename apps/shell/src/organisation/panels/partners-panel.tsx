import { type Partner, partnerKindSchema, partnerTitles } from '@yige/contracts';
import { Panel, useLocalized, useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import { unitMessages } from '../unit-messages.js';
import { useAsOf } from '../use-as-of.js';
import { beginFields, changeFields, changeOf } from './change-fields.js';
import type { UnitPanelProps } from './panel-props.js';
import { AddButton, RowButton } from './row-buttons.js';
import { useForm } from './use-form.js';

/** Property companies and owners' committees of a community. */
export function PartnersPanel({ unit, mayManage, partners }: UnitPanelProps & { partners: readonly Partner[] }) {
  const t = useMessages(unitMessages);
  const localized = useLocalized();
  const { today } = useAsOf();
  const form = useForm();
  const add = () =>
    form.open({
      title: t('addPartner'),
      fields: [
        {
          name: 'kind',
          label: t('kind'),
          kind: 'choice',
          options: partnerKindSchema.options.map((kind) => ({ value: kind, label: localized(partnerTitles[kind]) })),
        },
        ...beginFields(t, today),
      ],
      onSave: ({ kind, name = '', validFrom = '' }) =>
        client.partners.create({ body: { unitId: unit.id, kind: partnerKindSchema.parse(kind), name, validFrom } }),
    });
  return (
    <Panel
      title={t('partners')}
      flush
      {...(mayManage ? { extra: <AddButton label={t('addPartner')} onClick={add} /> } : {})}
    >
      {partners.length === 0 && <p className="unit-none">{t('noPartners')}</p>}
      <ul className="unit-rows">
        {partners.map((partner) => (
          <li key={partner.id}>
            <div>
              <strong>{partner.name}</strong>
              <small>{localized(partner.title)}</small>
            </div>
            {mayManage && (
              <RowButton
                of={partner.name}
                onClick={() =>
                  form.open({
                    title: t('changeOf', { name: partner.name }),
                    fields: changeFields(t, partner),
                    onSave: (values) => client.partners.change({ params: { id: partner.id }, body: changeOf(values) }),
                  })
                }
              >
                {t('change')}
              </RowButton>
            )}
          </li>
        ))}
      </ul>
      {form.dialog}
    </Panel>
  );
}
