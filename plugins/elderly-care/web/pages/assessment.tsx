import {
  definePage,
  FactList,
  LoadingView,
  Panel,
  PersonLink,
  ReadFailed,
  StateView,
  useFormat,
  useMessages,
  usePluginNavigation,
  usePluginPermission,
  usePluginQuery,
} from '@yige/plugin-sdk/web';
import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Flex from 'antd/es/flex';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { assessmentSchema } from '../../ability-contract.js';
import { abilityRulesOn, assess } from '../../rules/ability-assessment.js';
import { Outcome } from '../ability/outcome.js';
import { ScoreSheet } from '../ability/score-sheet.js';
import { isNotThere } from '../is-not-there.js';
import { abilityMessages } from '../text/ability-messages.js';

type Assessment = z.output<typeof assessmentSchema>;

/** A signed assessment: level, why, each item, who assessed, who read it. Prints on A4. */
function AssessmentPage() {
  const t = useMessages(abilityMessages);
  const id = usePluginNavigation().query.get('id');
  const { data, error, refetch } = usePluginQuery({
    path: `/assessments/${id}`,
    response: assessmentSchema,
    enabled: id !== null,
    refreshes: false,
  });
  if (id === null || isNotThere(error)) return <StateView kind="notFound" title={t('notAssessed')} />;
  if (error !== null && data === undefined) return <ReadFailed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  return <Report assessment={data} />;
}

function Report({ assessment }: { assessment: Assessment }) {
  const t = useMessages(abilityMessages);
  const format = useFormat();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    // The dialog holds the page up until it is closed.
    window.print();
    setPrinting(false);
  }, [isPrinting]);
  const { personId, name, answers, assessedOn, assessors, reason, signedAt, superseded, reads } = assessment;
  const rules = abilityRulesOn(assessedOn);
  const outcome = assess(answers, rules);
  const [first, second] = assessors;
  return (
    <div className="yige-page">
      <header className="yige-page-head">
        <h1>{t('report')}</h1>
        {!isPrinting && <Actions personId={personId} onPrint={() => setPrinting(true)} />}
      </header>
      {superseded && <Alert type="warning" showIcon title={t('superseded')} />}
      <FactList
        facts={[
          {
            label: t('name'),
            value: name === null ? t('hidden') : <PersonLink personId={personId}>{name}</PersonLink>,
          },
          { label: t('result'), value: <Outcome outcome={outcome} rules={rules} /> },
          { label: t('assessedOn'), value: `${format.date(assessedOn)} · ${t(`reason.${reason}`)}` },
          { label: t('signedAt'), value: `${format.dateTime(signedAt)} · ${t('assessors', { first, second })}` },
        ]}
      />
      <ScoreSheet answers={answers} rules={rules} />
      <p className="yige-quiet">{t('source', { source: rules.source, date: format.date(rules.validFrom) })}</p>
      {isPrinting ? (
        <p>{t('signatures')}</p>
      ) : (
        <Panel title={t('reads')} hint={t('readNote')}>
          <ul className="yige-plain-list">
            {reads.map(({ by, at }) => (
              <li key={`${by} ${at}`}>{t('read', { name: by, time: format.dateTime(at) })}</li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

function Actions({ personId, onPrint }: { personId: string; onPrint: () => void }) {
  const t = useMessages(abilityMessages);
  const { navigate } = usePluginNavigation();
  const mayAssess = usePluginPermission('elderly-care:ability.assess');
  return (
    <Flex wrap gap="small">
      <Button onClick={() => navigate('/assessments')}>{t('back')}</Button>
      {mayAssess && <Button onClick={() => navigate(`/assess?person=${personId}`)}>{t('assessAgain')}</Button>}
      <Button onClick={onPrint}>{t('print')}</Button>
    </Flex>
  );
}

export default definePage(AssessmentPage);
