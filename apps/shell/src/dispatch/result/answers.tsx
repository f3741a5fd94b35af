import type { Dispatch, DispatchAnswer } from '@yige/contracts';
import { ChoiceButtons, FactList, LoadingView, Panel, StateView, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { ReadFailed } from '../../states/could-not-start.js';
import { dispatchMessages } from '../dispatch-messages.js';
import { useAnswers } from '../dispatch-queries.js';
import { UnitAnswers } from './unit-answers.js';
import { useAnswerNames } from './use-answer-names.js';

/** What was answered: in totals, and unit by unit where units were asked about themselves. */
export function Answers({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const [showing, setShowing] = useState<'totals' | 'units'>('totals');
  if (dispatch.targetsAsked.kind === 'residents') return <Totals dispatchId={dispatch.id} />;
  return (
    <>
      <ChoiceButtons
        label={t('show')}
        value={showing}
        onChange={setShowing}
        options={[
          { value: 'totals', label: t('answersTotals') },
          { value: 'units', label: t('answersByUnit') },
        ]}
      />
      {showing === 'totals' ? <Totals dispatchId={dispatch.id} /> : <UnitAnswers dispatch={dispatch} />}
    </>
  );
}

/** Field by field. */
function Totals({ dispatchId }: { dispatchId: string }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const names = useAnswerNames();
  const answers = useAnswers(dispatchId);
  if (answers.error !== null && answers.data === undefined) {
    return <ReadFailed onRetry={() => void answers.refetch()} />;
  }
  if (answers.data === undefined) return <LoadingView />;
  const fields = answers.data.items.filter(({ answered }) => answered > 0);
  if (fields.length === 0) return <StateView kind="empty" title={t('noAnswers')} description={t('noAnswersHint')} />;
  return (
    <div className="dispatch-answers">
      <p className="yige-quiet">{t('answersHint')}</p>
      {fields.map((answer) => (
        <Panel
          key={answer.field}
          title={names.title(answer)}
          hint={t('answered', { count: format.count(answer.answered) })}
        >
          <Summary answer={answer} />
        </Panel>
      ))}
    </div>
  );
}

function Summary({ answer }: { answer: DispatchAnswer }) {
  const { summary, answered } = answer;
  const names = useAnswerNames();
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  switch (summary.kind) {
    case 'number':
      return (
        <FactList
          facts={[
            { label: t('sum'), value: format.count(summary.sum) },
            { label: t('average'), value: format.count(summary.sum / answered) },
            { label: t('minimum'), value: format.count(summary.minimum) },
            { label: t('maximum'), value: format.count(summary.maximum) },
          ]}
        />
      );
    case 'choice':
      return <Bars counts={summary.counts.map(({ value, count }) => ({ word: names.choice(answer, value), count }))} />;
    case 'flag':
      return (
        <Bars
          counts={[
            { word: t('yes'), count: summary.yes },
            { word: t('no'), count: summary.no },
          ]}
        />
      );
    case 'text':
      return <p className="dispatch-note yige-quiet">{t('text')}</p>;
  }
}

/** The table is the chart: each row has its bar. */
function Bars({ counts }: { counts: readonly { word: string; count: number }[] }) {
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const longest = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <table className="dispatch-bars">
      <thead>
        <tr>
          <th scope="col">{t('answer')}</th>
          <th scope="col" data-numeric="true">
            {t('tasks')}
          </th>
          <td aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {counts.map(({ word, count }) => (
          <tr key={word}>
            <th scope="row">{word}</th>
            <td data-numeric="true">{format.count(count)}</td>
            <td aria-hidden="true">
              <svg className="dispatch-bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
                <rect width={(count / longest) * 100} height="10" />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
