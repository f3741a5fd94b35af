import { Icon, useDisplay, useMessages } from '@yige/ui';
import './wizard.css';
import { wizardMessages } from './wizard-messages.js';

interface StepsBarProps {
  /** Names of all steps, in their order. */
  steps: readonly string[];
  /** Index of the present one. */
  present: number;
}

/** Numbered steps: done, present, to come. */
export function StepsBar({ steps, present }: StepsBarProps) {
  const t = useMessages(wizardMessages);
  const { phone } = useDisplay();
  const count = t('step', { step: present + 1, steps: steps.length });
  if (phone) {
    return (
      <p className="wizard-steps-phone">
        {count}
        <strong>{steps[present]}</strong>
      </p>
    );
  }
  return (
    <div className="wizard-steps">
      <ol aria-label={t('steps')}>
        {steps.map((name, index) => (
          <li
            key={name}
            className="wizard-step"
            data-state={index < present ? 'done' : index === present ? 'present' : 'later'}
            aria-current={index === present ? 'step' : undefined}
          >
            <span className="wizard-step-mark">{index < present ? <Icon name="tick" size={16} /> : index + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      <span className="yige-quiet">{count}</span>
    </div>
  );
}
