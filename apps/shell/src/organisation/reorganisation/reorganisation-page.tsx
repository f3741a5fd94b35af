import type { Reorganisation } from '@yige/contracts';
import { FactList, LoadingView, StateView, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Progress from 'antd/es/progress';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { isGone } from '../../inbox/task-queries.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { BeforeAfter } from './before-after.js';
import { ChangeTable } from './change-table.js';
import { DecideDialog } from './decide-dialog.js';
import { DecisionPanel } from './decision-panel.js';
import { NotesPanel } from './notes-panel.js';
import { useOutline } from './outline-text.js';
import { useRefusals } from './refusal-messages.js';
import { reorganisationMessages } from './reorganisation-messages.js';
import { type Decision, refusalsOf, useDecision, useReorganisation } from './reorganisation-queries.js';
import { Path } from './reorganisations-page.js';
import { StateMark } from './state-mark.js';
import '../../wizard/wizard.css';
import './reorganisation.css';

/** One reorganisation: what it changes, where it stands, and for whoever may decide, the decision. */
export default function ReorganisationPage() {
  const t = useMessages(reorganisationMessages);
  const { reorganisationId = '' } = useParams();
  const reorganisation = useReorganisation(reorganisationId);
  if (reorganisation.isLoading) return <LoadingView />;
  if (reorganisation.data !== undefined) return <Detail reorganisation={reorganisation.data} />;
  if (!isGone(reorganisation.error)) return <ReadFailed onRetry={() => void reorganisation.refetch()} />;
  return (
    <div className="yige-page">
      <StateView
        kind="notFound"
        title={t('gone')}
        description={t('goneHint')}
        action={<Link to="/organisation/reorganisations">{t('back')}</Link>}
      />
    </div>
  );
}

function Detail({ reorganisation }: { reorganisation: Reorganisation }) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  const outline = useOutline();
  const title = format.clauses(reorganisation.outline.map(outline));
  const { preview, effectiveOn } = reorganisation;
  return (
    <div className="wizard">
      <div className="wizard-scroll">
        <Path last={t('what')} />
        <header className="reorganisation-head">
          <h1>{title}</h1>
          <StateMark state={reorganisation.state} />
        </header>
        <Standing reorganisation={reorganisation} />
        <div className="reorganisation-columns">
          <div className="reorganisation-main">
            <BeforeAfter preview={preview} effectiveOn={effectiveOn} />
            <ChangeTable preview={preview} />
          </div>
          <aside className="reorganisation-side">
            <Grounds reorganisation={reorganisation} />
            <DecisionPanel preview={preview} />
            <NotesPanel preview={preview} effectiveOn={effectiveOn} />
          </aside>
        </div>
      </div>
      <Actions reorganisation={reorganisation} />
    </div>
  );
}

function Grounds({ reorganisation }: { reorganisation: Reorganisation }) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  const { effectiveOn, basis, reason, proposedBy, proposedAt, decidedBy, decidedAt, decisionNote } = reorganisation;
  return (
    <div className="reorganisation-grounds">
      <FactList
        facts={[
          { label: t('effectiveOn'), value: format.date(effectiveOn) },
          { label: t('document'), value: t('basisOf', { ...basis, date: format.date(basis.date) }) },
          { label: t('reason'), value: reason },
          { label: t('proposedBy'), value: `${proposedBy.name} · ${format.dateTime(proposedAt)}` },
          ...(decidedBy === null || decidedAt === null
            ? []
            : [{ label: t('decidedBy'), value: `${decidedBy.name} · ${format.dateTime(decidedAt)}` }]),
          ...(decisionNote === null ? [] : [{ label: t('note'), value: decisionNote }]),
        ]}
      />
    </div>
  );
}

/** How far it is, or why it could not be done. */
function Standing({ reorganisation: { state, progress, failure } }: { reorganisation: Reorganisation }) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  const reasons = useRefusals(failure ?? []);
  if (failure !== null) {
    return (
      <div className="reorganisation-refusals" role="alert">
        <strong>{t('failure')}</strong>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    );
  }
  if (progress === null) return null;
  const { done, total, rows, finishedAt } = progress;
  if (state === 'done' && finishedAt !== null) {
    return (
      <p className="reorganisation-note">
        {t('finished', { rows: format.count(rows), time: format.dateTime(finishedAt) })}
      </p>
    );
  }
  return (
    <div className="reorganisation-progress" role="status">
      <strong>{t('progress')}</strong>
      <Progress
        percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
        aria-label={t('progress')}
        strokeColor="var(--ant-color-primary)"
      />
      <span>{t('progressOf', { done: format.count(done), total: format.count(total), rows: format.count(rows) })}</span>
      <span className="yige-quiet">{t('whileExecuting')}</span>
    </div>
  );
}

function Actions({ reorganisation }: { reorganisation: Reorganisation }) {
  const t = useMessages(reorganisationMessages);
  const format = useFormat();
  const { account } = usePortal();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<Decision | null>(null);
  const decision = useDecision(reorganisation.id);
  const refusals = useRefusals(refusalsOf(decision.error));
  const { may, state, proposedBy } = reorganisation;
  const waitsForOther = state === 'proposed' && proposedBy.id === account.id;
  if (!may.approve && !may.withdraw && !waitsForOther) return null;
  return (
    <footer className="wizard-foot">
      {may.withdraw && (
        <Button danger disabled={decision.isPending} onClick={() => setAsking('withdraw')}>
          {t('withdraw')}
        </Button>
      )}
      <span className="wizard-blocked" role={decision.error === null ? undefined : 'alert'}>
        {decision.error !== null && t('notDone', { reason: format.clauses([decision.error.message, ...refusals]) })}
        {decision.error === null && waitsForOther && t('ownProposal')}
      </span>
      {may.approve && (
        <>
          <Button disabled={decision.isPending} onClick={() => setAsking('reject')}>
            {t('reject')}
          </Button>
          <Button type="primary" loading={decision.isPending} onClick={() => setAsking('approve')}>
            {t('approve')}
          </Button>
        </>
      )}
      {asking !== null && (
        <DecideDialog
          decision={asking}
          effectiveOn={reorganisation.effectiveOn}
          onClose={() => setAsking(null)}
          onConfirm={(note) => {
            decision.mutate(
              { decision: asking, note },
              { onSuccess: (changed) => announce(t('changed', { state: t(changed.state) })) },
            );
            setAsking(null);
          }}
        />
      )}
    </footer>
  );
}
