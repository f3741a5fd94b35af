import type { Installation, InstallationStage } from '@yige/contracts';
import { Icon, type IconName, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { installMessages } from './install-messages.js';
import { WholeProblem } from './problem-view.js';
import { type StepState, stepStates } from './step-states.js';

const looks = {
  done: { icon: 'tick', word: 'stepDone' },
  now: { icon: 'half', word: 'stepNow' },
  waiting: { icon: 'clock', word: 'stepWaiting' },
  failed: { icon: 'stop', word: 'stepFailed' },
  todo: { icon: 'ring', word: 'stepTodo' },
  cancelled: { icon: 'close', word: 'stepCancelled' },
} as const satisfies Record<StepState, { icon: IconName; word: string }>;

/** The steps in their order, each with how far it is; what it waits for or failed by stands under it. */
export function InstallationSteps({ installation }: { installation: Installation }) {
  const t = useMessages(installMessages);
  return (
    <ol className="plugin-steps" aria-live="polite">
      {stepStates(installation).map(([stage, state]) => (
        <li key={stage} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <Icon name={looks[state].icon} size={20} />
          <div>
            <span className="plugin-step-name">{t(stage)}</span>
            <small>{t(looks[state].word)}</small>
            <StepWords installation={installation} stage={stage} state={state} />
          </div>
        </li>
      ))}
    </ol>
  );
}

interface StepWordsProps {
  installation: Installation;
  stage: InstallationStage;
  state: StepState;
}

function StepWords({ installation: { files, plugin, problem }, stage, state }: StepWordsProps) {
  const t = useMessages(installMessages);
  return (
    <>
      {stage === 'verify' && state !== 'todo' && files.total > 0 && (
        <small>{t('verified', { verified: files.verified, total: files.total })}</small>
      )}
      {state === 'waiting' && stage === 'permissions' && (
        <>
          <p>{t('asksWaiting')}</p>
          {plugin !== null && <Link to={`/plugins/${plugin.id}`}>{t('seeAsks')}</Link>}
        </>
      )}
      {state === 'waiting' && stage === 'migrate' && <p>{t('serverWaiting')}</p>}
      {(state === 'failed' || (state === 'waiting' && stage !== 'permissions')) && problem !== null && (
        <WholeProblem problem={problem} />
      )}
    </>
  );
}
