import { Icon, useDisplay, useMessages } from '@yige/ui';
import { wizardMessages } from './wizard-messages.js';

export const WIZARD_STEPS = ['stepKind', 'stepUnits', 'stepPreview', 'stepSubmit'] as const;

/** Numbered steps: done, present, to come. */
export function StepsBar({ step }: { step: number }) {
  const t = useMessages(wizardMessages);
  const { phone } = useDisplay();
  const count = t('step', { step: step + 1, steps: WIZARD_STEPS.length });
  const present = WIZARD_STEPS[step];
  if (phone) {
    return (
      <p className="wizard-steps-phone">
        {count}
        {present !== undefined && <strong>{t(present)}</strong>}
      </p>
    );
  }
  return (
    <div className="wizard-steps">
      <ol aria-label={t('steps')}>
        {WIZARD_STEPS.map((name, index) => (
          <li
            key={name}
            className="wizard-step"
            data-state={index < step ? 'done' : index === step ? 'present' : 'later'}
            aria-current={index === step ? 'step' : undefined}
          >
            <span className="wizard-step-mark">{index < step ? <Icon name="tick" size={16} /> : index + 1}</span>
            {t(name)}
          </li>
        ))}
      </ol>
      <span className="yige-quiet">{count}</span>
    </div>
  );
}
