import { calendarDay, LoadingView, useAnnounce, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { saveFile } from '../../audit/save-file.js';
import { Fault } from '../../security/fault.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { StepsBar } from '../../wizard/steps-bar.js';
import { WizardFoot } from '../../wizard/wizard-foot.js';
import { wizardMessages } from '../../wizard/wizard-messages.js';
import { DispatchPath } from '../dispatch-path.js';
import { usePreview, useSend } from '../dispatch-queries.js';
import { loadMessages } from '../load/load-messages.js';
import { LoadStep } from '../load/load-step.js';
import { PlanPanel } from '../load/plan-panel.js';
import { previewSheet } from '../load/preview-sheet.js';
import { useTargetWords } from '../target-words.js';
import { blockedBy } from './blocked-by.js';
import { ConfirmStep } from './confirm-step.js';
import './dispatch-wizard.css';
import { emptyDraft, planOf, WIZARD_STEPS } from './dispatch-draft.js';
import { dispatchWizardMessages } from './dispatch-wizard-messages.js';
import { GroundsStep } from './grounds-step.js';
import type { Sendable } from './sendable-type.js';
import { TargetsStep } from './targets-step.js';
import { TaskStep } from './task-step.js';
import { useDraft } from './use-draft.js';
import { useSettled } from './use-settled.js';

/** How long somebody stops typing before core is asked again, in milliseconds. */
const SETTLED = 400;

/** Five steps, consequences before the last one. What is filled in stays on the device until it is sent or discarded. */
export function DispatchWizard({ items: types, residentFacts }: Sendable) {
  const t = useMessages(dispatchWizardMessages);
  const frame = useMessages(wizardMessages);
  const load = useMessages(loadMessages);
  const format = useFormat();
  const localized = useLocalized();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const { account, posts, timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
  const [only] = types.length === 1 ? types : [];
  const { draft, step, attempt, savedAt, change, go, discard, finish } = useDraft(account.id, {
    ...emptyDraft(posts[0]?.unit ?? null),
    type: only?.type ?? null,
  });
  const type = types.find((each) => each.type === draft.type);
  const known = useMemo(() => (type === undefined ? { ...draft, type: null } : draft), [draft, type]);
  const plan = useMemo(() => planOf(known, today, timeZone), [known, today, timeZone]);
  const settled = useSettled(plan, SETTLED);
  const preview = usePreview(settled);
  const counting = plan !== settled || preview.isFetching;
  const look = { data: counting ? undefined : preview.data, error: counting ? null : preview.error };
  const blocked = blockedBy(step, known, today, look);
  const send = useSend(({ id }) => {
    finish();
    announce(t('sent'));
    void navigate(`/dispatches/${id}`);
  });
  const targetWords = useTargetWords();
  const present = WIZARD_STEPS[step];
  const next = WIZARD_STEPS[step + 1];
  const title = draft.title.trim() !== '' ? draft.title : type === undefined ? null : localized(type.title);
  const move = (to: number) => {
    go(to);
    document.getElementById('main')?.focus();
  };
  const keepSheet = () => {
    if (preview.data === undefined) return;
    const name = `${t('fileName')}-${today}.csv`;
    saveFile(name, 'text/csv', previewSheet(preview.data, load, localized));
    announce(t('exported', { name }));
  };
  const goes = preview.data === undefined ? 0 : preview.data.targets - preview.data.refused;
  const consequences = (show: (data: NonNullable<typeof preview.data>, plan: ReactNode) => ReactNode) => {
    if (type === undefined || settled === null) return null;
    if (preview.error !== null) return <PreviewFailed error={preview.error} onRetry={() => void preview.refetch()} />;
    if (preview.data === undefined) return <LoadingView />;
    const words = targetWords(
      settled.targets,
      draft.within.map(({ name }) => name),
    );
    return show(preview.data, <PlanPanel type={type} preview={preview.data} targets={words} />);
  };
  return (
    <div className="wizard">
      <div className="wizard-scroll">
        <DispatchPath here={t('title')} />
        <header className="dispatch-head">
          <h1>{title === null ? t('title') : t('titleOf', { task: title })}</h1>
          {savedAt !== null && (
            <p className="dispatch-kept">
              {t('saved', { time: format.time(savedAt) })}
              <button
                type="button"
                className="yige-link-button"
                onClick={() => {
                  discard();
                  announce(t('discarded'));
                }}
              >
                {t('discard')}
              </button>
            </p>
          )}
        </header>
        <StepsBar steps={WIZARD_STEPS.map((name) => t(`step.${name}`))} present={step} />
        {present === 'task' && <TaskStep draft={known} types={types} preview={look.data} onChange={change} />}
        {present === 'grounds' && type !== undefined && <GroundsStep type={type} />}
        {present === 'targets' && (
          <TargetsStep
            draft={draft}
            facts={residentFacts}
            preview={look.data}
            counting={plan !== null && counting}
            error={look.error}
            onChange={change}
          />
        )}
        {present === 'load' && consequences((data, panel) => <LoadStep preview={data} plan={panel} />)}
        {present === 'confirm' &&
          consequences((data, panel) => (
            <ConfirmStep
              preview={data}
              plan={panel}
              withoutRefused={draft.withoutRefused}
              onChoose={(withoutRefused) => change({ withoutRefused })}
              error={send.error}
            />
          ))}
      </div>
      <WizardFoot
        {...(step === 0 ? {} : { onBack: () => move(step - 1) })}
        blocked={blocked === null ? null : t(blocked, { count: format.count(preview.data?.refused ?? 0) })}
        busy={send.isPending}
        nextLabel={
          next === undefined ? t('send', { count: format.count(goes) }) : frame('next', { step: t(`step.${next}`) })
        }
        onNext={() => {
          if (next !== undefined) move(step + 1);
          else if (plan !== null) send.mutate({ plan, withoutRefused: draft.withoutRefused, idempotencyKey: attempt });
        }}
      >
        {present === 'load' && (
          <Button disabled={preview.data === undefined} onClick={keepSheet}>
            {t('exportPreview')}
          </Button>
        )}
      </WizardFoot>
    </div>
  );
}

/** What core says is wrong with the plan; or that it could not be asked. */
function PreviewFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <>
      <Fault error={error} />
      <ReadFailed onRetry={onRetry} />
    </>
  );
}
