import type { Plugin } from '@yige/contracts';
import { LoadingView, Pager, Panel, useFormat, useMessages, usePages } from '@yige/ui';
import { ReadFailed } from '../../../states/could-not-start.js';
import { usePluginHistory } from '../plugin-queries.js';
import { historyMessages } from './history-messages.js';
import { useDeedWords } from './use-deed-words.js';
import './history.css';

/** Who did what with the plugin, the latest first, back to its first installation. */
export function HistoryPanel({ plugin }: { plugin: Plugin }) {
  const t = useMessages(historyMessages);
  const format = useFormat();
  const wordsOf = useDeedWords();
  const pages = usePages(plugin.id);
  const { data, isLoading, refetch } = usePluginHistory(plugin.id, pages.cursor);
  return (
    <Panel title={t('title')}>
      {isLoading && <LoadingView />}
      {data === undefined && !isLoading && <ReadFailed onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <span className="yige-quiet">{t('none')}</span>}
      <ol className="plugin-history">
        {data?.items.map((deed) => (
          <li key={deed.id}>
            <time dateTime={deed.at}>
              {format.dayMonth(deed.at)} {format.time(deed.at)}
            </time>{' '}
            {wordsOf(deed)}
          </li>
        ))}
      </ol>
      <Pager pages={pages} next={data?.next ?? null} />
    </Panel>
  );
}
