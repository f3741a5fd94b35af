import type { Admission, AdmissionStatus } from '@yige/contracts';
import { Icon, useMessages } from '@yige/ui';
import { admissionMessages } from './admission-messages.js';

const TRACK = ['apply', 'sort', 'checkFunds', 'decide', 'publish'] as const;

/** Steps that are done in a state; what ended otherwise shows no track. */
const DONE: Partial<Record<AdmissionStatus, number>> = {
  returned: 0,
  applied: 1,
  sorted: 2,
  fundsChecked: 3,
  admitted: 4,
  published: 5,
};

/** How far it is: done, at work, to come. */
export function StepTrack({ admission: { status } }: { admission: Admission }) {
  const t = useMessages(admissionMessages);
  const done = DONE[status];
  if (done === undefined) return null;
  return (
    <ol className="admission-track" aria-label={t('status')}>
      {TRACK.map((step, index) => (
        <li key={step} data-done={index < done} aria-current={index === done ? 'step' : undefined}>
          <Icon name={index < done ? 'check' : index === done ? 'half' : 'ring'} size={16} />
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
