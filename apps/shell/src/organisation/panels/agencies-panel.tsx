import { type Agency, agencyKindSchema, agencyTitles, bureauColorSchema } from '@yige/contracts';
import { BureauCell, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { client } from '../../api/client.js';
import { unitMessages } from '../unit-messages.js';
import { useAsOf } from '../use-as-of.js';
import { beginFields, changeFields, changeOf } from './change-fields.js';
import type { UnitPanelProps } from './panel-props.js';
import { AddButton, RowButton } from './row-buttons.js';
import { useForm } from './use-form.js';

/** Agencies that serve the unit, its own before those of the units above. */
export function AgenciesPanel({ unit, mayManage, agencies }: UnitPanelProps & { agencies: readonly Agency[] }) {
  const t = useMessages(unitMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { today } = useAsOf();
  const form = useForm();
  const served = ({ serves }: Agency) =>
    serves.some((service) => service.unit.id === unit.id)
      ? t('servesHere')
      : t('servesAbove', { name: format.list(serves.map((service) => service.unit.name)) || '—' });
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
                {localized(agency.title)} · {served(agency)}
              </small>
            </div>
            {mayManage && agency.unit.id === unit.id && (
              <AgencyActions agency={agency} unitId={unit.id} today={today} onForm={form.open} />
            )}
          </li>
        ))}
      </ul>
      {form.dialog}
    </Panel>
  );
}

interface AgencyActionsProps {
  agency: Agency;
  unitId: string;
  today: string;
  onForm: ReturnType<typeof useForm>['open'];
}

/** What is kept up to date where the agency has its seat. */
function AgencyActions({ agency, unitId, today, onForm }: AgencyActionsProps) {
  const t = useMessages(unitMessages);
  const { id, name, serves } = agency;
  const params = { id };
  const service = serves.find(({ unit, validTo }) => unit.id === unitId && validTo === undefined);
  const change = () =>
    onForm({
      title: t('changeOf', { name }),
      fields: changeFields(t, agency),
      onSave: (values) => client.agencies.change({ params, body: changeOf(values) }),
    });
  const serveMore = () =>
    onForm({
      title: t('serveMoreOf', { name }),
      fields: [
        { name: 'unitId', label: t('serveUnit'), kind: 'unit' },
        { name: 'validFrom', label: t('validFrom'), kind: 'day', initial: today },
      ],
      onSave: ({ unitId: other = '', validFrom = '' }) =>
        client.agencies.serve({ params, body: { unitId: other, validFrom } }),
    });
  const endService = () =>
    onForm({
      title: t('endServiceOf', { name }),
      fields: [{ name: 'validTo', label: t('endServiceOn'), kind: 'day', initial: today }],
      onSave: ({ validTo = '' }) => client.agencies.endService({ params: { id, unitId }, body: { validTo } }),
    });
  return (
    <>
      <RowButton of={name} onClick={serveMore}>
        {t('serveMore')}
      </RowButton>
      {service !== undefined && (
        <RowButton of={name} onClick={endService}>
          {t('endService')}
        </RowButton>
      )}
      <RowButton of={name} onClick={change}>
        {t('change')}
      </RowButton>
    </>
  );
}
