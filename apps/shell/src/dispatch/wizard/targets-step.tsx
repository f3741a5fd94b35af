import { type DispatchPreview, residenceKindSchema } from '@yige/contracts';
import { ChoiceButtons, useLocalized, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { UnitsSelect } from '../../admission/units-select.js';
import { usePortal } from '../../app/portal.js';
import { Field } from '../../people/forms/field.js';
import { peopleMessages } from '../../people/people-messages.js';
import { Fault } from '../../security/fault.js';
import { type DispatchDraft, levelsWithin } from './dispatch-draft.js';
import { dispatchWizardMessages } from './dispatch-wizard-messages.js';
import type { Sendable } from './sendable-type.js';
import { UnitChooser } from './unit-chooser.js';

interface TargetsStepProps {
  draft: DispatchDraft;
  facts: Sendable['residentFacts'];
  /** How many it would be now; undefined while that is unknown. */
  preview: DispatchPreview | undefined;
  counting: boolean;
  error: Error | null;
  onChange: (changes: Partial<DispatchDraft>) => void;
}

/** To whom: every unit of a level, chosen units, or residents by what the registry knows of them. */
export function TargetsStep({ draft, facts, preview, counting, error, onChange }: TargetsStepProps) {
  const t = useMessages(dispatchWizardMessages);
  const { posts } = usePortal();
  return (
    <div className="form dispatch-step">
      <ChoiceButtons
        label={t('to')}
        value={draft.to}
        onChange={(to) => onChange({ to })}
        options={[
          { value: 'level', label: t('toLevel') },
          { value: 'units', label: t('toUnits') },
          { value: 'residents', label: t('toResidents') },
        ]}
      />
      {draft.to !== 'residents' && (
        <ChoiceButtons
          label={t('level')}
          value={draft.level === 'district' ? null : draft.level}
          onChange={(level) => onChange({ level })}
          options={levelsWithin(posts).map((level) => ({
            value: level,
            label: t(`level.${level}`),
          }))}
        />
      )}
      {draft.to === 'units' ? (
        <UnitChooser level={draft.level} chosen={draft.units} onChoose={(units) => onChange({ units })} />
      ) : (
        <Field label={t('within')} error={undefined}>
          {(control) => (
            <UnitsSelect
              {...control}
              value={draft.within.map(({ id }) => id)}
              known={draft.within}
              placeholder={t('withinHint')}
              onChange={(within) => onChange({ within: within.map(({ id, name, level }) => ({ id, name, level })) })}
            />
          )}
        </Field>
      )}
      {draft.to === 'residents' && <ResidentFields draft={draft} facts={facts} onChange={onChange} />}
      <Fault error={error} />
      <p className="dispatch-found" role="status">
        {counting && t('counting')}
        {!counting && preview !== undefined && t('found', { targets: preview.targets })}
      </p>
    </div>
  );
}

function ResidentFields({ draft, facts, onChange }: Pick<TargetsStepProps, 'draft' | 'facts' | 'onChange'>) {
  const t = useMessages(dispatchWizardMessages);
  const people = useMessages(peopleMessages);
  const localized = useLocalized();
  const age = (field: 'ageFrom' | 'ageTo') => (
    <Input
      aria-label={t(field)}
      prefix={t(field)}
      suffix={t('years')}
      inputMode="numeric"
      maxLength={3}
      value={draft[field]}
      onChange={({ target }) => onChange({ [field]: target.value })}
    />
  );
  return (
    <>
      <p className="dispatch-note yige-quiet">{t('residents')}</p>
      <div className="dispatch-ages">
        {age('ageFrom')}
        {age('ageTo')}
      </div>
      <ChoiceButtons
        multiple
        label={t('residenceKinds')}
        values={draft.residenceKinds}
        columns={4}
        onChange={(residenceKinds) => onChange({ residenceKinds })}
        options={residenceKindSchema.options.map((value) => ({ value, label: people(value) }))}
      />
      <Field label={t('facts')} optional error={undefined} hint={t('factsHint')}>
        {(control) => (
          <Select<string[]>
            {...control}
            mode="multiple"
            value={draft.anyFact}
            maxCount={10}
            placeholder={t('choose')}
            showSearch={{ optionFilterProp: 'label' }}
            options={facts.map(({ kind, title }) => ({ value: kind, label: localized(title) }))}
            onChange={(anyFact) => onChange({ anyFact })}
          />
        )}
      </Field>
    </>
  );
}
