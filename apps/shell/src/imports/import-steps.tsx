import type { ImportState } from '@yige/contracts';
import { Icon, useDisplay, useMessages } from '@yige/ui';
import { importMessages } from './import-messages.js';

const STEPS = ['stepUpload', 'stepColumns', 'stepCheck', 'stepRun'] as const;

/** The step that is present; past the last one all are done. */
const PRESENT: Record<ImportState, number> = {
  uploaded: 1,
  mapped: 1,
  checking: 2,
  checked: 2,
  running: 3,
  done: 4,
  cancelled: 4,
  failed: 4,
};

/** Numbered steps: done, present, to come. */
export function ImportSteps({ state }: { state: ImportState }) {
  const t = useMessages(importMessages);
  const { phone } = useDisplay();
  const present = PRESENT[state];
  const name = STEPS[present];
  if (state === 'cancelled' || state === 'failed') return null;
  if (phone) {
    if (name === undefined) return null;
    return (
      <p className="imports-steps-phone">
        {t('stepOf', { step: present + 1, steps: STEPS.length })} <strong>{t(name)}</strong>
      </p>
    );
  }
  return (
    <ol className="imports-steps" aria-label={t('steps')}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          data-state={index < present ? 'done' : index === present ? 'present' : 'later'}
          aria-current={index === present ? 'step' : undefined}
        >
          <span className="imports-step-mark">{index < present ? <Icon name="tick" size={16} /> : index + 1}</span>
          {t(step)}
        </li>
      ))}
    </ol>
  );
}
