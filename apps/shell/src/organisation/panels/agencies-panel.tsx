import { type Agency, agencyKindSchema, agencyTitles, bureauColorSchema } from '@yige/contracts';
import { BureauCell, Panel, useLocalized, useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import { unitMessages } from '../unit-messages.js';
import { useAsOf } from '../use-as-of.js';
import { AddButton } from './add-button.js';
import { beginFields, changeFields, changeOf } from './change-fields.js';
import type { UnitPanelProps } from './panel-props.js';
import { useForm } from './use-form.js';

/** Agencies that serve the unit, its own before those of the units above. */
export function AgenciesPanel({ unit, mayManage, agencies }: UnitPanelProps & { agencies: readonly Agency[] }) {
  const t = useMessages(unitMessages);
  const localized = useLocalized();
  const { today } = useAsOf();
  const form = useForm();
  const add = () =>
    form.open({
      title: t('addAgency'),
      fields: [
        {
          name: 'kind',
          label: t('kind'),
          kind: 'choice',
          options: agencyKindSchema.options.map((kind) => ({ value: kind, label: localized(agencyTitles[kind]) })),
        },
        ...beginFields(t, today),
        {
          name: 'bureau',
          label: t('bureau'),
          kind: 'choice',
          options: bureauColorSchema.options.map((bureau) => ({ value: bureau, label: t(bureau) })),
        },
        { name: 'glyph', label: t('glyph'), kind: 'text', hint: t('glyphHint') },
      ],
      onSave: ({ kind, name = '', validFrom = '', bureau, glyph = '' }) =>
        client.agencies.create({
          body: {
            unitId: unit.id,
            kind: agencyKindSchema.parse(kind),
            name,
            validFrom,
            bureau: bureauColorSchema.parse(bureau),
            glyph,
            serves: [unit.id],
          },
        }),
    });
  const own = agencies.filter((agency) => agency.unit.id === unit.id);
  const others = agencies.filter((agency) => agency.unit.id !== unit.id);
  return (
    <Panel
      title={t('agencies')}
      flush
      {...(mayManage ? { extra: <AddButton label={t('addAgency')} onClick={add} /> } : {})}
    >
      {agencies.length === 0 && <p className="unit-none">{t('noAgencies')}</p>}
      <ul className="unit-rows">
        {[...own, ...others].map((agency) => (
          <li key={agency.id}>
            <BureauCell glyph={agency.glyph} color={agency.bureau} />
            <div>
              <strong>{agency.name}</strong>
              <small>
                {localized(agency.title)} ·{' '}
                {served(agency, unit.id, t('servesHere'), (name) => t('servesAbove', { name }))}
              </small>
            </div>
            {mayManage && agency.unit.id === unit.id && (
              <button
                type="button"
                className="yige-link-button"
                aria-label={t('changeOf', { name: agency.name })}
                onClick={() =>
                  form.open({
                    title: t('changeOf', { name: agency.name }),
                    fields: changeFields(t, agency),
                    onSave: (values) => client.agencies.change({ params: { id: agency.id }, body: changeOf(values) }),
                  })
                }
              >
                {t('change')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {form.dialog}
    </Panel>
  );
}

function served({ serves }: Agency, unitId: string, here: string, elsewhere: (name: string) => string): string {
  if (serves.some(({ unit }) => unit.id === unitId)) return here;
  return elsewhere(serves.map(({ unit }) => unit.name).join('、') || '—');
}
