import type { Dispatch } from '@yige/contracts';
import { BureauCell, FactList, LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Tabs from 'antd/es/tabs';
import { useState } from 'react';
import { useParams } from 'react-router';
import { isGone } from '../inbox/task-queries.js';
import { ReadFailed } from '../states/could-not-start.js';
import './dispatch.css';
import { DispatchFigures } from './dispatch-figures.js';
import { DispatchGone } from './dispatch-gone.js';
import { dispatchMessages } from './dispatch-messages.js';
import { DispatchPath } from './dispatch-path.js';
import { useDispatch } from './dispatch-queries.js';
import { DispatchMark } from './dispatch-status.js';
import { isMoving } from './progress.js';
import { Answers } from './result/answers.js';
import { RecallDialog, StopDialog } from './result/end-dialogs.js';
import { ExportResults } from './result/export-results.js';
import { ResultMatrix } from './result/result-matrix.js';
import { SendingProgress } from './sending-progress.js';
import { useTargetWords } from './target-words.js';

/** One dispatch: how far it is, who has done it and who hasn't, and what was answered. */
export default function DispatchPage() {
  const { dispatchId = '' } = useParams();
  const dispatch = useDispatch(dispatchId);
  if (dispatch.isLoading) return <LoadingView />;
  if (dispatch.data === undefined) {
    if (isGone(dispatch.error)) return <DispatchGone />;
    return <ReadFailed onRetry={() => void dispatch.refetch()} />;
  }
  return <Whole dispatch={dispatch.data} />;
}

function Whole({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const localized = useLocalized();
  const title = localized(dispatch.title);
  return (
    <div className="yige-page">
      <DispatchPath here={title} />
      <header className="yige-page-head">
        <div className="dispatch-name">
          <BureauCell glyph={dispatch.bureau.glyph} color={dispatch.bureau.color} size="lg" />
          <h1>{title}</h1>
          <DispatchMark {...dispatch} />
        </div>
        <Actions dispatch={dispatch} />
      </header>
      {isMoving(dispatch.status) && <SendingProgress dispatch={dispatch} />}
      <DispatchFigures dispatch={dispatch} />
      <About dispatch={dispatch} />
      <Tabs
        items={[
          {
            key: 'results',
            label: t('results'),
            children: <ResultMatrix dispatch={dispatch} />,
          },
          { key: 'answers', label: t('answers'), children: <Answers dispatch={dispatch} /> },
        ]}
      />
    </div>
  );
}

type Dialog = Dispatch['actions'][number];

function Actions({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const [asking, setAsking] = useState<Dialog | null>(null);
  const close = () => setAsking(null);
  const button = (action: Dialog) =>
    dispatch.actions.includes(action) && (
      <Button danger={action !== 'export'} onClick={() => setAsking(action)}>
        {t(action)}
      </Button>
    );
  return (
    <div className="dispatch-actions">
      {button('stop')}
      {button('recall')}
      {button('export')}
      {asking === 'stop' && <StopDialog dispatch={dispatch} onClose={close} />}
      {asking === 'recall' && <RecallDialog dispatch={dispatch} onClose={close} />}
      {asking === 'export' && <ExportResults dispatchId={dispatch.id} onClose={close} />}
    </div>
  );
}

function About({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const localized = useLocalized();
  const targetWords = useTargetWords();
  const { bureau, targetsAsked, dueAt, promisedFen, createdBy, createdAt, instruction } = dispatch;
  return (
    <Panel title={t('figures')}>
      <div className="dispatch-about">
        <FactList
          facts={[
            { label: t('bureau'), value: localized(bureau.name) },
            { label: t('asked'), value: targetWords(targetsAsked) },
            { label: t('due'), value: dueAt === null ? t('noDue') : format.date(dueAt) },
            { label: t('money'), value: format.money(promisedFen) },
            { label: t('by'), value: `${createdBy.name} · ${format.dateTime(createdAt)}` },
            { label: t('instruction'), value: instruction },
          ]}
        />
      </div>
    </Panel>
  );
}
