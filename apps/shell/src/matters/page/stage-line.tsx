import { type MatterStage, matterStageSchema } from '@yige/contracts';
import { Icon, useMessages, VisuallyHidden } from '@yige/ui';
import { matterMessages } from '../matter-messages.js';

/** Reporting it was the first step; being closed is none. */
const steps = ['collect', ...matterStageSchema.exclude(['closed']).options] as const;

/** The steps of every matter, and which of them it waits for. */
export function StageLine({ stage }: { stage: MatterStage }) {
  const t = useMessages(matterMessages);
  const now = stage === 'closed' ? steps.length : steps.indexOf(stage);
  return (
    <ol className="stage-line" aria-label={t('steps')}>
      {steps.map((step, index) => {
        const state = index < now ? 'done' : index === now ? 'now' : 'toCome';
        return (
          <li key={step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <Icon name={state === 'done' ? 'check' : state === 'now' ? 'half' : 'ring'} size={16} />
            <span>{t(`step.${step}`)}</span>
            <VisuallyHidden>
              {t(state === 'done' ? 'stepDone' : state === 'now' ? 'stepNow' : 'stepToCome')}
            </VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}
