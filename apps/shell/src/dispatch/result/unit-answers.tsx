import type { Dispatch, DispatchAnswer } from '@yige/contracts';
import { FactList, LoadingView, Pager, StateView, useFormat, useMessages, usePages } from '@yige/ui';
import { ReadFailed } from '../../states/could-not-start.js';
import { dispatchMessages } from '../dispatch-messages.js';
import { useUnitAnswers } from '../dispatch-queries.js';
import { useAnswerNames } from './use-answer-names.js';

/** What each unit answered, in the order of the division codes; only where units were asked about themselves. */
export function UnitAnswers({ dispatch }: { dispatch: Dispatch }) {
  const t = useMessages(dispatchMessages);
  const pages = usePages();
  const words = useAnswerWords();
  const names = useAnswerNames();
  const { data, error, refetch } = useUnitAnswers(dispatch.id, pages.cursor);
  if (error !== null && data === undefined) return <ReadFailed onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingView />;
  if (data.items.length === 0) return <StateView kind="empty" title={t('noAnswers')} />;
  return (
    <>
      <ul className="yige-cards">
        {data.items.map(({ unit, above, answers }) => {
          const given = answers.filter(({ answered }) => answered > 0);
          return (
            <li key={unit.id}>
              <strong>{unit.name}</strong> <span className="yige-quiet">{above?.name}</span>
              {given.length === 0 ? (
                <p className="yige-quiet">{t('notAnswered')}</p>
              ) : (
                <FactList facts={given.map((answer) => ({ label: names.title(answer), value: words(answer) }))} />
              )}
            </li>
          );
        })}
      </ul>
      <Pager pages={pages} next={data.next} />
    </>
  );
}

/** Numbers are summed over the tasks of one unit, choices listed; free text is only said to be there. */
function useAnswerWords(): (answer: DispatchAnswer) => string {
  const names = useAnswerNames();
  const t = useMessages(dispatchMessages);
  const format = useFormat();
  const taken = (counts: readonly { word: string; count: number }[]) =>
    format.list(
      counts.flatMap(({ word, count }) =>
        count === 0 ? [] : [count === 1 ? word : `${word} × ${format.count(count)}`],
      ),
    );
  return (answer) => {
    const { summary } = answer;
    switch (summary.kind) {
      case 'number':
        return format.count(summary.sum);
      case 'choice':
        return taken(summary.counts.map(({ value, count }) => ({ word: names.choice(answer, value), count })));
      case 'flag':
        return taken([
          { word: t('yes'), count: summary.yes },
          { word: t('no'), count: summary.no },
        ]);
      case 'text':
        return t('filledIn');
    }
  };
}
