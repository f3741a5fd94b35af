import type { Installation } from '@yige/contracts';
import { BureauCell, LoadingView, Pager, Panel, useFormat, useLocalized, useMessages, usePages } from '@yige/ui';
import { Link } from 'react-router';
import { ReadFailed } from '../../../states/could-not-start.js';
import { INSTALL } from '../plugin-paths.js';
import { useInstallations } from '../plugin-queries.js';
import { installMessages } from './install-messages.js';
import { StateChip } from './state-chip.js';

/** What was begun, the newest first: whoever closed the page finds it again. */
export function InstallationList() {
  const t = useMessages(installMessages);
  const pages = usePages();
  const { data, isLoading, refetch } = useInstallations(undefined, pages.cursor);
  return (
    <Panel title={t('underway')} hint={t('underwayHint')} flush>
      {isLoading && <LoadingView />}
      {data === undefined && !isLoading && <ReadFailed onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="plugin-nothing yige-quiet">{t('none')}</p>}
      <ul className="plugin-installations">
        {data?.items.map((installation) => (
          <InstallationRow key={installation.id} installation={installation} />
        ))}
      </ul>
      <Pager pages={pages} next={data?.next ?? null} />
    </Panel>
  );
}

function InstallationRow({ installation }: { installation: Installation }) {
  const t = useMessages(installMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { id, plugin, baseUrl, startedBy, startedAt } = installation;
  return (
    <li>
      {plugin !== null && <BureauCell glyph={plugin.glyph} color={plugin.color} size="md" />}
      <div>
        <Link to={`${INSTALL}/${id}`}>
          {plugin === null ? t('unnamed') : `${localized(plugin.name)} ${plugin.version}`}
        </Link>
        <small className="yige-quiet">
          {baseUrl} · {t('startedBy', { name: startedBy, time: format.dateTime(startedAt) })}
        </small>
      </div>
      <StateChip state={installation.state} />
    </li>
  );
}
