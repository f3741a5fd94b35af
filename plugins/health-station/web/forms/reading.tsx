import {
  ChoiceButtons,
  defineTaskForm,
  errorOf,
  type TaskFormProps,
  useFormat,
  useMessages,
  useOnlyAsked,
  useToday,
} from '@yige/plugin-sdk/web';
import Alert from 'antd/es/alert';
import { useState } from 'react';
import { declinedSchema, feelingSchema, plausible, type ReadingResult } from '../../contract.js';
import { controlOf, hypertensionRulesOn } from '../../rules/hypertension.js';
import { formMessages } from '../text/form-messages.js';
import { askedOf } from './asked-of.js';
import { Figure } from './figure.js';

/** A reading at the door: who agrees is measured, and everybody who was met is asked how they are. */
function ReadingForm({ facts, value, onChange, errors, disabled }: TaskFormProps<ReadingResult>) {
  const t = useMessages(formMessages);
  const format = useFormat();
  const { personMet } = facts;
  const [next, setNext] = useState<'systolic' | 'diastolic' | null>(null);
  const change = (part: Partial<ReadingResult>) => onChange(askedOf({ ...value, ...part }, personMet));
  useOnlyAsked({ value, onChange, disabled }, askedOf(value, personMet));
  const wrong = (field: keyof ReadingResult) => errorOf(errors, field) !== null;
  if (personMet === undefined) return <p className="yige-quiet">{t('askFirst')}</p>;
  if (personMet === 'notMet') return <p className="yige-quiet">{t('notMet')}</p>;
  const asked = value.consent === true ? 'yes' : value.declined;
  return (
    <>
      {personMet === 'door' && (
        <ChoiceButtons
          label={t('consent')}
          options={(['yes', ...declinedSchema.options] as const).map((option) => ({
            value: option,
            label: t(`consent.${option}`),
          }))}
          value={asked}
          onChange={(answer) => {
            change(answer === 'yes' ? { consent: true, declined: undefined } : { consent: false, declined: answer });
            setNext('systolic');
          }}
          error={wrong('consent') ? t('answerThis') : undefined}
          disabled={disabled}
        />
      )}
      {personMet === 'door' && asked === 'yes' && (
        <fieldset className="yige-field" style={{ margin: 0, padding: 0, border: 0 }}>
          <legend className="yige-field-label">
            {t('pressure')} <span className="yige-field-optional">{t('unit')}</span>
          </legend>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 'var(--ant-padding-sm)', maxWidth: 480 }}>
            <Figure
              label={t('systolic')}
              value={value.systolic}
              onChange={(systolic) => {
                change({ systolic });
                if (value.diastolic === undefined && isWhole(systolic)) setNext('diastolic');
              }}
              isNext={next === 'systolic'}
              error={wrong('systolic') ? t('systolicRange', plausible.systolic) : undefined}
              disabled={disabled}
            />
            <Figure
              label={t('diastolic')}
              value={value.diastolic}
              onChange={(diastolic) => change({ diastolic })}
              isNext={next === 'diastolic'}
              error={wrong('diastolic') ? t('diastolicRange', plausible.diastolic) : undefined}
              disabled={disabled}
            />
            <Figure
              label={format.aside(t('pulse'), t('optional'))}
              value={value.pulse}
              onChange={(pulse) => change({ pulse })}
              error={wrong('pulse') ? t('pulseRange', plausible.pulse) : undefined}
              disabled={disabled}
            />
          </div>
          <UrgentAdvice value={value} />
        </fieldset>
      )}
      <ChoiceButtons
        label={t('feeling')}
        options={feelingSchema.options.map((option) => ({ value: option, label: t(`feeling.${option}`) }))}
        value={value.feeling}
        onChange={(feeling) => change({ feeling })}
        error={wrong('feeling') ? t('answerThis') : undefined}
        disabled={disabled}
      />
    </>
  );
}

/** Whether the upper figure is typed to its end: whatever is plausible would not be with another digit. */
function isWhole(systolic: number | undefined): boolean {
  return systolic !== undefined && systolic >= plausible.systolic.min && systolic <= plausible.systolic.max;
}

/** What to do at the door does not wait for the doctor's answer. */
function UrgentAdvice({ value: { systolic, diastolic } }: { value: Partial<ReadingResult> }) {
  const t = useMessages(formMessages);
  const today = useToday();
  if (systolic === undefined || diastolic === undefined) return null;
  const rules = hypertensionRulesOn(today);
  if (controlOf({ systolic, diastolic }, false, rules) !== 'urgent') return null;
  const advice = (
    <>
      <p style={{ margin: 0 }}>{t('urgentWhat')}</p>
      <p style={{ margin: 0 }}>{t('urgentNot')}</p>
    </>
  );
  return <Alert role="alert" type="error" showIcon title={t('urgentTitle')} description={advice} />;
}

export default defineTaskForm<ReadingResult>(ReadingForm);
