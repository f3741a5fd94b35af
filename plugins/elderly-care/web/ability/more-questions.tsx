import { ChoiceButtons, useFormat, useMessages } from '@yige/plugin-sdk/web';
import { type AbilityAnswers, diagnosisSchema, riskEventSchema } from '../../ability-contract.js';
import type { AbilityRules } from '../../rules/ability-assessment.js';
import { abilityMessages } from '../text/ability-messages.js';
import { timesIn } from './times.js';

interface QuestionProps {
  answers: AbilityAnswers;
  onChange: (part: Partial<AbilityAnswers>) => void;
  disabled: boolean;
}

/** Whether all else need not be asked. */
export function Coma({ answers: { coma }, onChange, disabled }: QuestionProps) {
  const t = useMessages(abilityMessages);
  return (
    <div>
      <ChoiceButtons
        label={t('comaAsk')}
        options={(['no', 'yes'] as const).map((option) => ({ value: option, label: t(option) }))}
        value={coma ? 'yes' : 'no'}
        onChange={(answer) => onChange({ coma: answer === 'yes' })}
        disabled={disabled}
      />
      {coma && <p className="yige-quiet">{t('comaHint')}</p>}
    </div>
  );
}

/** What makes a level worse: diagnoses and risk events. */
export function Worsenings({ answers, onChange, disabled, rules }: QuestionProps & { rules: AbilityRules }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const { diagnoses, riskEvents } = answers;
  // More than worsens the level is not told apart.
  const most = rules.worsen.riskEvents.from;
  const counts = Array.from({ length: most + 1 }, (_, count) => String(count));
  const { dementia, mentalDisorder } = rules.worsen.diagnoses;
  const codes = { dementia: `${dementia.from}–${dementia.to}`, mental: `${mentalDisorder.from}–${mentalDisorder.to}` };
  return (
    <>
      <div>
        <ChoiceButtons
          multiple
          label={format.aside(t('diagnoses'), t('optional'))}
          options={diagnosisSchema.options.map((option) => ({ value: option, label: t(`diagnosis.${option}`) }))}
          values={diagnoses}
          onChange={(chosen) => onChange({ diagnoses: chosen })}
          disabled={disabled}
        />
        <p className="yige-quiet">{t('diagnosesHint', codes)}</p>
      </div>
      <p>{t('riskEvents', { days: rules.worsen.riskEvents.withinDays })}</p>
      {riskEventSchema.options.map((event) => (
        <ChoiceButtons
          key={event}
          label={t(`risk.${event}`)}
          options={counts.map((count) => ({ value: count, label: timesIn(t, Number(count), most) }))}
          value={String(Math.min(riskEvents[event] ?? 0, most))}
          onChange={(count) => onChange({ riskEvents: { ...riskEvents, [event]: Number(count) } })}
          disabled={disabled}
        />
      ))}
    </>
  );
}
