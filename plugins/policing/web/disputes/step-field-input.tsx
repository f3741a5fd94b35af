import { ChoiceButtons, useMessages } from '@yige/plugin-sdk/web';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import { useId } from 'react';
import type { Party } from '../../contract/disputes.js';
import { agreementFormSchema, keptSchema, otherWaySchema, refusalGroundSchema } from '../../contract/steps.js';
import { disputeMessages } from '../text/dispute-messages.js';
import { Fault } from '../text/fault.js';
import { stepMessages } from '../text/step-messages.js';
import { optionalFields, type StepDraft, type StepField } from './step-fields.js';

interface StepFieldInputProps {
  field: StepField;
  draft: StepDraft;
  parties: readonly Party[];
  missing: boolean;
  onChange: (part: StepDraft) => void;
}

/** One question of a step, by its kind. */
export function StepFieldInput(props: StepFieldInputProps) {
  const { field, draft, parties, missing, onChange } = props;
  const t = useMessages(stepMessages);
  const words = useMessages(disputeMessages);
  const error = missing ? t('missing') : undefined;
  switch (field) {
    case 'ground':
      return (
        <ChoiceButtons
          label={t('ground')}
          columns={1}
          options={refusalGroundSchema.options.map((value) => ({ value, label: t(`ground.${value}`) }))}
          value={refusalGroundSchema.options.find((value) => value === draft.ground)}
          onChange={(ground) => onChange({ ground })}
          error={error}
        />
      );
    case 'form':
      return (
        <ChoiceButtons
          label={t('form')}
          options={agreementFormSchema.options.map((value) => ({ value, label: t(`form.${value}`) }))}
          value={agreementFormSchema.options.find((value) => value === draft.form)}
          onChange={(form) => onChange({ form })}
          error={error}
        />
      );
    case 'kept':
      return (
        <ChoiceButtons
          label={t('kept')}
          options={keptSchema.options.map((value) => ({ value, label: t(`kept.${value}`) }))}
          value={keptSchema.options.find((value) => value === draft.kept)}
          onChange={(kept) => onChange({ kept })}
          error={error}
        />
      );
    case 'confirmed':
      return (
        <ChoiceButtons
          label={t('confirmed')}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`confirmed.${value}`) }))}
          value={draft.confirmed === undefined ? undefined : draft.confirmed ? 'yes' : 'no'}
          onChange={(answer) => onChange({ confirmed: answer === 'yes' })}
          error={error}
        />
      );
    case 'advised':
      return (
        <ChoiceButtons
          multiple
          label={t('advised')}
          options={otherWaySchema.options.map((value) => ({ value, label: t(`advised.${value}`) }))}
          values={otherWaySchema.options.filter((value) => draft.advised?.includes(value))}
          onChange={(advised) => onChange({ advised })}
          error={error}
        />
      );
    case 'present':
      return (
        <ChoiceButtons
          multiple
          label={t('present')}
          options={parties.map(({ id, name }) => ({ value: id, label: name ?? words('erased') }))}
          values={draft.present ?? []}
          onChange={(present) => onChange({ present })}
          error={error}
        />
      );
    case 'agreed':
    case 'jointly':
      return (
        <div>
          <Checkbox checked={draft[field] ?? false} onChange={({ target }) => onChange({ [field]: target.checked })}>
            {t(field)}
          </Checkbox>
          <Fault text={error} />
        </div>
      );
    case 'performBy':
    case 'againOn':
    case 'court':
    case 'others':
    case 'reason':
    case 'note':
    case 'terms':
      return <Line {...props} field={field} />;
  }
}

interface LineProps extends StepFieldInputProps {
  field: 'performBy' | 'againOn' | 'court' | 'others' | 'reason' | 'note' | 'terms';
}

const LENGTHS: Record<LineProps['field'], number> = {
  ...{ performBy: 10, againOn: 10, court: 100, others: 200, reason: 500, note: 2000, terms: 5000 },
};

/** A day, a line, or a text. */
function Line({ field, draft, missing, onChange }: LineProps) {
  const t = useMessages(stepMessages);
  const id = useId();
  const common = {
    id,
    value: draft[field] ?? '',
    'aria-invalid': missing,
    maxLength: LENGTHS[field],
    onChange: ({ target }: { target: { value: string } }) => onChange({ [field]: target.value }),
  };
  const isDay = field === 'performBy' || field === 'againOn';
  const isLong = field === 'reason' || field === 'note' || field === 'terms';
  return (
    <div className="yige-field">
      <label className="yige-field-label" htmlFor={id}>
        {t(field)} {optionalFields.has(field) && <span className="yige-field-optional">{t('optional')}</span>}
      </label>
      {isLong ? (
        <Input.TextArea {...common} autoSize={{ minRows: 3, maxRows: 10 }} />
      ) : (
        <Input {...common} type={isDay ? 'date' : 'text'} />
      )}
      <Fault text={missing ? t('missing') : null} />
    </div>
  );
}
