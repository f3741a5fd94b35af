import { type Unit, type UnitLevel, unitLevelSchema } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useCallback, useId } from 'react';
import { useUnitChoice } from '../reorganisation-queries.js';
import { firstKindOf, NewUnitFields } from './new-unit-fields.js';
import { SplitFields } from './split-fields.js';
import { levelAbove, levelBelow, type NewUnitForm, nextCode, type StepForm } from './step-form.js';
import { UnitSelect } from './unit-select.js';
import { wizardMessages } from './wizard-messages.js';

interface UnitsStepProps {
  form: StepForm;
  effectiveOn: string;
  today: string;
  onChange: (form: StepForm) => void;
  onDate: (day: string) => void;
}

const LABELS = {
  merge: 'unitsMerge',
  split: 'unitSplit',
  move: 'unitsMove',
  rename: 'unitRename',
  abolish: 'unitsAbolish',
  close: 'unitClose',
} as const;

/** Levels at which a step makes sense. */
const LEVELS: Record<StepForm['kind'], readonly UnitLevel[]> = {
  merge: ['street', 'community', 'grid'],
  split: ['street', 'community'],
  move: ['community', 'grid'],
  rename: unitLevelSchema.options,
  abolish: ['street', 'community'],
  open: ['street', 'community', 'grid'],
  close: ['street', 'community', 'grid'],
};

/** Which units, what becomes of them, and from which day. */
export function UnitsStep({ form, effectiveOn, today, onChange, onDate }: UnitsStepProps) {
  const t = useMessages(wizardMessages);
  const date = useId();
  const choose = (units: Unit[]) => onChange({ ...form, units, assigned: {}, children: [] });
  return (
    <div className="wizard-units">
      <div className="yige-field">
        <span className="yige-field-label">{t('level')}</span>
        <Segmented<UnitLevel>
          aria-label={t('level')}
          value={form.level}
          onChange={(level) =>
            onChange({
              ...form,
              level,
              units: [],
              parent: null,
              keptUnit: null,
              fresh: { ...form.fresh, code: '', kind: null },
            })
          }
          options={LEVELS[form.kind].map((level) => ({ value: level, label: t(level) }))}
        />
      </div>
      {form.kind !== 'open' && (
        <UnitSelect
          key={`${form.kind} ${form.level}`}
          label={t(LABELS[form.kind])}
          level={form.level}
          several={form.kind === 'merge' || form.kind === 'move' || form.kind === 'abolish'}
          chosen={form.units}
          onChoose={choose}
        />
      )}
      <Outcome form={form} onChange={onChange} />
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={date}>
          {t('effectiveOn')}
        </label>
        <Input
          id={date}
          type="date"
          className="wizard-date"
          min={today}
          value={effectiveOn}
          onChange={({ target }) => onDate(target.value)}
        />
        <span className="yige-quiet">{t('effectiveHint')}</span>
      </div>
    </div>
  );
}

/** What becomes of the chosen units. */
function Outcome({ form, onChange }: Pick<UnitsStepProps, 'form' | 'onChange'>) {
  const t = useMessages(wizardMessages);
  const siblings = useUnitChoice(form.level, '');
  const parents = useUnitChoice(levelAbove(form.level), '');
  const known = siblings.data?.items ?? [];
  const [first] = form.units;
  const above = parents.data?.items.find(({ id }) => id === (form.kind === 'open' ? form.parent?.id : first?.parentId));
  // The unit above may lie outside the user's own: then the code of a unit within tells how it begins.
  const prefix = above?.code ?? first?.code.slice(0, -3) ?? form.parent?.code ?? '';
  const fresh: NewUnitForm =
    form.fresh.code === '' && prefix !== ''
      ? {
          ...form.fresh,
          code: nextCode(prefix, form.level, known),
          kind: form.fresh.kind ?? first?.kind ?? firstKindOf(form.level),
        }
      : form.fresh;
  const setFresh = (changed: NewUnitForm) => onChange({ ...form, fresh: changed });
  const changeStable = useCallback(onChange, [onChange]);
  switch (form.kind) {
    case 'merge':
      return (
        <fieldset className="wizard-part">
          <legend>{t('becomes')}</legend>
          <Radio.Group
            value={form.kept}
            onChange={({ target }) => onChange({ ...form, kept: target.value === true })}
            options={[
              { value: false, label: t('newUnit') },
              { value: true, label: t('keptUnit') },
            ]}
          />
          {form.kept ? (
            <KeptUnit form={form} onChange={onChange} />
          ) : (
            first !== undefined && (
              <NewUnitFields level={form.level} prefix={prefix} fresh={fresh} onChange={setFresh} />
            )
          )}
        </fieldset>
      );
    case 'split':
      return <SplitFields form={form} prefix={prefix} known={known} onChange={changeStable} />;
    case 'move':
      return <ParentSelect label={t('parentMove')} form={form} onChange={onChange} />;
    case 'rename':
      return <NewNames form={form} onChange={onChange} />;
    case 'open':
      return (
        <>
          <ParentSelect label={t('parentOpen')} form={form} onChange={onChange} />
          {form.parent !== null && (
            <NewUnitFields level={form.level} prefix={prefix} fresh={fresh} onChange={setFresh} />
          )}
          {form.level !== 'grid' && (
            <UnitSelect
              label={t('unitsOpen')}
              level={levelBelow(form.level)}
              several
              chosen={form.units}
              onChoose={(units) => onChange({ ...form, units })}
            />
          )}
        </>
      );
    case 'abolish':
    case 'close':
      return null;
  }
}

function ParentSelect({ label, form, onChange }: { label: string } & Pick<UnitsStepProps, 'form' | 'onChange'>) {
  return (
    <UnitSelect
      label={label}
      level={levelAbove(form.level)}
      several={false}
      chosen={form.parent === null ? [] : [form.parent]}
      onChoose={([parent]) => onChange({ ...form, parent: parent ?? null, fresh: { ...form.fresh, code: '' } })}
    />
  );
}

function KeptUnit({ form, onChange }: Pick<UnitsStepProps, 'form' | 'onChange'>) {
  const t = useMessages(wizardMessages);
  const id = useId();
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t('keptWhich')}
      </label>
      <Select
        id={id}
        value={form.keptUnit}
        onChange={(keptUnit) => onChange({ ...form, keptUnit })}
        options={form.units.map(({ id: value, name }) => ({ value, label: name }))}
      />
    </div>
  );
}

function NewNames({ form, onChange }: Pick<UnitsStepProps, 'form' | 'onChange'>) {
  const t = useMessages(wizardMessages);
  const id = useId();
  const { fresh } = form;
  return (
    <div className="wizard-new-unit">
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-name`}>
          {t('newName')}
        </label>
        <Input
          id={`${id}-name`}
          value={fresh.name}
          maxLength={100}
          onChange={({ target }) => onChange({ ...form, fresh: { ...fresh, name: target.value } })}
        />
      </div>
      <div className="yige-field">
        <label className="yige-field-label" htmlFor={`${id}-code`}>
          {t('newCode')}
        </label>
        <Input
          id={`${id}-code`}
          value={fresh.code}
          maxLength={15}
          inputMode="numeric"
          onChange={({ target }) =>
            onChange({ ...form, fresh: { ...fresh, code: target.value.replaceAll(/\D/g, '') } })
          }
        />
      </div>
    </div>
  );
}
