import {
  calendarDay,
  definePage,
  LoadingView,
  ReadFailed,
  StateView,
  useFormat,
  useMessages,
  usePluginQuery,
  usePortal,
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
import { isNotThere } from '../ability/is-not-there.js';
import { SignBar } from '../ability/sign-bar.js';
import { useDraft } from '../ability/use-draft.js';
import { useQueryValue } from '../ability/use-query-value.js';
import { abilityMessages } from '../text/ability-messages.js';

type Begun = z.output<typeof draftAnswerSchema>;

/** 评估: one elder, 26 items, two assessors. What is filled in is kept until it is signed or discarded. */
function AssessPage() {
  const t = useMessages(abilityMessages);
  const personId = useQueryValue('person');
  // The form begins once with what the server has, and saves from there on; what is read later changes nothing in it.
  const [begun, setBegun] = useState<Begun | null>(null);
  const [round, setRound] = useState(0);
  const { data, error, isFetching, refetch } = usePluginQuery({
    path: `/elders/${personId}/assessment-draft`,
    response: draftAnswerSchema,
    enabled: personId !== null,
  });
  useEffect(() => {
    if (begun === null && data !== undefined && !isFetching) setBegun(data);
  }, [begun, data, isFetching]);
  if (personId === null || isNotThere(error)) return <StateView kind="notFound" title={t('notRegistered')} />;
  if (begun === null && error !== null) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (begun === null) return <LoadingView />;
  const reload = async () => {
    const fresh = await refetch();
    if (fresh.data === undefined) return;
    setBegun(fresh.data);
    setRound(round + 1);
  };
  return <Assess key={`${personId} ${round}`} personId={personId} begun={begun} onReload={() => void reload()} />;
}

function Assess({ personId, begun, onReload }: { personId: string; begun: Begun; onReload: () => void }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const { timeZone } = usePortal();
  const today = calendarDay(new Date(), timeZone);
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
