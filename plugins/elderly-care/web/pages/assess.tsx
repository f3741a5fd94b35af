import {
  definePage,
  LoadingView,
  ReadFailed,
  StateView,
  useFormat,
  useMessages,
  usePluginNavigation,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { type AssessmentForm, draftAnswerSchema } from '../../ability-contract.js';
import { abilityRulesOn } from '../../rules/ability-assessment.js';
import { AssessmentFields } from '../ability/assessment-form.js';
import { DiscardDraft } from '../ability/discard-draft.js';
import { SignBar } from '../ability/sign-bar.js';
import { useDraft } from '../ability/use-draft.js';
import { isNotThere } from '../is-not-there.js';
import { abilityMessages } from '../text/ability-messages.js';

type Begun = z.output<typeof draftAnswerSchema>;

/** 评估: one elder, 26 items, two assessors. What is filled in is kept until it is signed or discarded. */
function AssessPage() {
  const t = useMessages(abilityMessages);
  // Null for the moment in which the portal leaves the page, too.
  const personId = usePluginNavigation().query.get('person');
  if (personId === null) return <StateView kind="notFound" title={t('notRegistered')} />;
  return <Begin key={personId} personId={personId} />;
}

/** The form begins once with what the server has and saves from there on: what it saves is not read again. */
function Begin({ personId }: { personId: string }) {
  const t = useMessages(abilityMessages);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [round, setRound] = useState(0);
  const { data, error, isFetching, refetch } = usePluginQuery({
    path: `/elders/${personId}/assessment-draft`,
    response: draftAnswerSchema,
    enabled: begun === null,
    refreshes: false,
  });
  useEffect(() => {
    if (begun === null && data !== undefined && !isFetching) setBegun(data);
  }, [begun, data, isFetching]);
  if (isNotThere(error)) return <StateView kind="notFound" title={t('notRegistered')} />;
  if (begun === null && error !== null) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (begun === null) return <LoadingView />;
  const reload = async () => {
    const fresh = await refetch();
    if (fresh.data === undefined) return;
    setBegun(fresh.data);
    setRound(round + 1);
  };
  return <Assess key={round} personId={personId} begun={begun} onReload={() => void reload()} />;
}

function Assess({ personId, begun, onReload }: { personId: string; begun: Begun; onReload: () => void }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const today = useToday();
  const [first] = useState(() => ({ form: formOf(begun, today), version: begun.draft?.version ?? 0 }));
  const { form, change, state, version } = useDraft(personId, first);
  const rules = abilityRulesOn(form.assessedOn);
  // Where nothing was filled in yet there is nothing to say of a draft.
  const words = state === 'conflict' || (state === 'saved' && version === null) ? null : t(state);
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>
          {t('assess')} {begun.name ?? t('hidden')}
        </h1>
        <Flex wrap gap="small" align="center">
          <span className={state === 'unsaved' ? 'yige-overdue' : 'yige-quiet'} role="status">
            {words}
          </span>
          {version !== null && <DiscardDraft personId={personId} version={version} />}
        </Flex>
      </header>
      {state === 'conflict' && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('conflict')}
          description={t('conflictHint')}
          action={<Button onClick={onReload}>{t('reload')}</Button>}
        />
      )}
      <AssessmentFields form={form} change={change} rules={rules} today={today} disabled={state === 'conflict'} />
      <p className="yige-quiet">{t('source', { source: rules.source, date: format.date(rules.validFrom) })}</p>
      <SignBar personId={personId} form={form} rules={rules} version={version} />
    </div>
  );
}

function formOf({ draft, assessedBefore }: Begun, today: string): AssessmentForm {
  if (draft !== null) {
    const { assessedOn, reason, secondAssessor, answers } = draft;
    return { assessedOn, reason, secondAssessor, answers };
  }
  return {
    ...{ assessedOn: today, reason: assessedBefore ? 'regular' : 'first', secondAssessor: '' },
    answers: { scores: {}, coma: false, diagnoses: [], riskEvents: {} },
  };
}

export default definePage(AssessPage);
