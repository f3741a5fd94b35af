import {
  ChoiceButtons,
  defineTaskForm,
  errorOf,
  type TaskFormProps,
  useMessages,
  useOnlyAsked,
} from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { useId } from 'react';
import { notMetReasonSchema, serviceSchema, spiritSchema, type VisitResult } from '../../contract.js';
import { visitMessages } from '../text/visit-messages.js';
import { askedOf } from './asked-of.js';
import { inOrderOf, pressedOf, safetyChoices } from './safety-choice.js';

/** Record of a visit: what is asked follows from whether somebody was met, which the portal asks above the form. */
function VisitForm({ facts, value, onChange, errors, disabled }: TaskFormProps<VisitResult>) {
  const t = useMessages(visitMessages);
  const noteId = useId();
  const { personMet } = facts;
  const met = personMet === 'door' || personMet === 'phone';
  const change = (part: Partial<VisitResult>) => onChange(askedOf({ ...value, ...part }, personMet));
  useOnlyAsked({ value, onChange, disabled }, askedOf(value, personMet));
  const error = (field: keyof VisitResult) => (errorOf(errors, field) === null ? undefined : t('answerThis'));
  return (
    <>
      {met && (
        <ChoiceButtons
          label={t('spirit')}
          options={spiritSchema.options.map((option) => ({ value: option, label: t(`spirit.${option}`) }))}
          value={value.spirit}
          onChange={(spirit) => change({ spirit })}
          error={error('spirit')}
          disabled={disabled}
        />
      )}
      {personMet === 'door' && (
        <ChoiceButtons
          multiple
          label={t('homeSafety')}
          columns={2}
          options={safetyChoices.map((option) => ({ value: option, label: t(`homeSafety.${option}`) }))}
          values={pressedOf(value.homeSafety ?? [])}
          onChange={(pressed) => change({ homeSafety: inOrderOf(pressed, value.homeSafety ?? []) })}
          disabled={disabled}
        />
      )}
      {met && (
        <ChoiceButtons
          multiple
          label={t('services')}
          options={serviceSchema.options.map((option) => ({ value: option, label: t(`services.${option}`) }))}
          values={value.services ?? []}
          onChange={(services) => change({ services })}
          disabled={disabled}
        />
      )}
      {personMet === 'notMet' && (
        <ChoiceButtons
          label={t('notMetReason')}
          options={notMetReasonSchema.options.map((option) => ({ value: option, label: t(`notMetReason.${option}`) }))}
          value={value.notMetReason}
          onChange={(notMetReason) => change({ notMetReason })}
          columns={2}
          error={error('notMetReason')}
          disabled={disabled}
        />
      )}
      {personMet !== undefined && (
        <div className="yige-field">
          <label className="yige-field-label" htmlFor={noteId}>
            {t('note')} <span className="yige-field-optional">{t('optional')}</span>
          </label>
          <Input.TextArea
            id={noteId}
            value={value.note ?? ''}
            placeholder={t('noteHint')}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            disabled={disabled}
            onChange={(event) => change({ note: event.target.value })}
          />
        </div>
      )}
    </>
  );
}

export default defineTaskForm<VisitResult>(VisitForm);
