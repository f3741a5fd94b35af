import type { MergeOutcome } from '@yige/contracts';
import { LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { duplicateMessages } from './duplicate-messages.js';

/** What a merge does to tasks, records and plugins, before it is done. */
export function MergePreview({ outcome, loading }: { outcome: MergeOutcome | undefined; loading: boolean }) {
  const t = useMessages(duplicateMessages);
  const localized = useLocalized();
  const format = useFormat();
  return (
    <Panel title={t('happens')}>
      {outcome === undefined && loading && <LoadingView />}
      {outcome !== undefined && (
        <ul className="duplicate-effects">
          <li>{t('tasksMove', { open: outcome.moved.openTasks, closed: outcome.moved.closedTasks })}</li>
          <li>
            {t('rowsMove', {
              relations: outcome.moved.relations,
              facts: outcome.moved.facts,
              aliases: outcome.moved.aliases,
              phones: outcome.moved.furtherPhones,
            })}
          </li>
          <li>
            {outcome.plugins.length === 0
              ? t('noFollow')
              : t('follow', { plugins: outcome.plugins.map(localized).join('、') })}
          </li>
          <li>{t('undoable', { date: format.date(outcome.undoUntil) })}</li>
        </ul>
      )}
    </Panel>
  );
}
