import { useQuery } from '@tanstack/react-query';
import type { SettingChange, SettingField } from '@yige/contracts';
import { LoadingView, Pager, Panel, useFormat, useLocalized, useMessages, usePages } from '@yige/ui';
import { client } from '../../api/client.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { PLATFORM } from '../actor-name.js';
import { settingKeys } from './setting-queries.js';
import { useSettingWords } from './setting-words.js';
import { settingsMessages } from './settings-messages.js';

const SHOWN = 20;

/** Who changed what, and when; the newest first. */
export function SettingHistory({ pluginId, fields }: { pluginId: string; fields: readonly SettingField[] }) {
  const t = useMessages(settingsMessages);
  const pages = usePages();
  const history = useQuery({
    queryKey: settingKeys.history(pluginId, pages.cursor),
    queryFn: () =>
      client.pluginSettings.history({
        params: { id: pluginId },
        query: { limit: SHOWN, ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }) },
      }),
  });
  if (history.isLoading) return <LoadingView />;
  if (history.data === undefined) return <ReadFailed onRetry={() => void history.refetch()} />;
  const { items, next } = history.data;
  return (
    <Panel title={t('history')}>
      {items.length === 0 && <p className="yige-quiet">{t('historyNone')}</p>}
      <ol className="setting-changes">
        {items.map((change) => (
          <ChangeLine
            key={`${change.revision} ${change.unit.id} ${change.name}`}
            change={change}
            field={fields.find(({ name }) => name === change.name)}
          />
        ))}
      </ol>
      <Pager pages={pages} next={next} />
    </Panel>
  );
}

function ChangeLine({ change, field }: { change: SettingChange; field: SettingField | undefined }) {
  const t = useMessages(settingsMessages);
  const localized = useLocalized();
  const format = useFormat();
  const words = useSettingWords();
  const { unit, before, after, secret, by, at } = change;
  return (
    <li>
      <strong>{field === undefined ? change.name : localized(field.title)}</strong>
      <span>
        {secret
          ? t('historySecret', { unit: unit.name })
          : t('historyLine', { unit: unit.name, before: words(field, before), after: words(field, after) })}
      </span>
      <span className="yige-quiet">
        {t('by', { who: by === PLATFORM ? t('platform') : by, time: format.dateTime(at) })}
      </span>
    </li>
  );
}
