import { ChoiceButtons, Panel, useMessages } from '@yige/plugin-sdk/web';
import Input from 'antd/es/input';
import { useId } from 'react';
import { type AbilityAnswers, type AssessmentForm, assessmentReasonSchema } from '../../ability-contract.js';
import { type AbilityRules, assess } from '../../rules/ability-assessment.js';
import { abilityItems } from '../text/ability-items.js';
import { abilityMessages } from '../text/ability-messages.js';
import { Coma, Worsenings } from './more-questions.js';
import { ScoreButtons } from './score-buttons.js';

interface AssessmentFormProps {
  form: AssessmentForm;
  change: (part: Partial<AssessmentForm>) => void;
  rules: AbilityRules;
  /** The latest day that may be given. */
  today: string;
  disabled: boolean;
}

/** What is asked: occasion, coma, the items group by group with their points so far, and what makes the level worse. */
export function AssessmentFields({ form, change, rules, today, disabled }: AssessmentFormProps) {
  const t = useMessages(abilityMessages);
  const { answers } = form;
  const answer = (part: Partial<AbilityAnswers>) => change({ answers: { ...answers, ...part } });
  return (
    <>
      <Occasion form={form} change={change} today={today} disabled={disabled} />
      <Coma answers={answers} onChange={answer} disabled={disabled} />
      {!answers.coma && (
        <>
          <p className="yige-quiet">
            {t('scale')} {t('keys')}
          </p>
          <Items answers={answers} onChange={answer} rules={rules} disabled={disabled} />
          <Panel title={t('worsenings')}>
            <div className="yige-field">
              <Worsenings answers={answers} onChange={answer} rules={rules} disabled={disabled} />
            </div>
          </Panel>
        </>
      )}
    </>
  );
}

function Occasion({ form, change, today, disabled }: Omit<AssessmentFormProps, 'rules'>) {
  const t = useMessages(abilityMessages);
  const [dayId, secondId] = [useId(), useId()];
  return (
    <>
      <ChoiceButtons
        label={t('reasonLabel')}
        options={assessmentReasonSchema.options.map((option) => ({ value: option, label: t(`reason.${option}`) }))}
        value={form.reason}
        onChange={(reason) => change({ reason })}
        disabled={disabled}
      />
      <div className="yige-field" style={{ maxWidth: 360 }}>
        <label className="yige-field-label" htmlFor={dayId}>
          {t('assessedOn')}
        </label>
        <Input
          id={dayId}
          type="date"
          value={form.assessedOn}
          max={today}
          disabled={disabled}
          onChange={({ target }) => target.value !== '' && change({ assessedOn: target.value })}
        />
      </div>
      <div className="yige-field" style={{ maxWidth: 360 }}>
        <label className="yige-field-label" htmlFor={secondId}>
          {t('secondAssessor')} <span className="yige-field-optional">{t('secondAssessorHint')}</span>
        </label>
        <Input
          id={secondId}
          value={form.secondAssessor}
          maxLength={50}
          autoComplete="off"
          disabled={disabled}
          onChange={({ target }) => change({ secondAssessor: target.value })}
        />
      </div>
    </>
  );
}

interface ItemsProps {
  answers: AbilityAnswers;
  onChange: (part: Partial<AbilityAnswers>) => void;
  rules: AbilityRules;
  disabled: boolean;
}

function Items({ answers, onChange, rules, disabled }: ItemsProps) {
  const t = useMessages(abilityMessages);
  const named = useMessages(abilityItems);
  const { scores } = answers;
  const points = new Map(assess(answers, rules).groups.map((group) => [group.name, group.points]));
  return rules.groups.map(({ name, maximum, items }) => (
    <Panel key={name} title={named(name)} extra={t('points', { points: points.get(name) ?? 0, maximum })}>
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 360px), 1fr))',
          gap: 'var(--ant-padding) var(--ant-padding-lg)',
        }}
      >
        {items.map((item) => (
          <ScoreButtons
            key={item.name}
            item={item.name}
            maximum={item.maximum}
            value={scores[item.name]}
            onChange={(score) => onChange({ scores: { ...scores, [item.name]: score } })}
            disabled={disabled}
          />
        ))}
      </div>
    </Panel>
  ));
}
