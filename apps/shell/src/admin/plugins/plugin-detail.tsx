import { LoadingView, StateView, useMessages } from '@yige/ui';
import { useParams } from 'react-router';
import { ReadFailed } from '../../states/could-not-start.js';
import { HistoryPanel } from './history/history-panel.js';
import { PermissionsPanel } from './permissions/permissions-panel.js';
import { PluginHead } from './plugin-head.js';
import { pluginMessages } from './plugin-messages.js';
import { usePlugins } from './plugin-queries.js';
import { RemovedPanel } from './removal/removed-panel.js';
import { SignaturePanel } from './signature-panel.js';
import { BlockedPanel } from './traffic/blocked-panel.js';
import { TrafficPanel } from './traffic/traffic-panel.js';
import { VersionsPanel } from './versions/versions-panel.js';

/** One plugin: its versions and who has which, what it may do, who signed it, and how it does. */
export function PluginDetail() {
  const t = useMessages(pluginMessages);
  const { pluginId } = useParams();
  const { data, isLoading, refetch } = usePlugins();
  if (isLoading) return <LoadingView />;
  if (data === undefined) return <ReadFailed onRetry={() => void refetch()} />;
  const plugin = data.find(({ id }) => id === pluginId);
  if (plugin === undefined) return <StateView kind="notFound" title={t('unknown')} description={t('unknownHint')} />;
  if (plugin.removedAt !== null) {
    return (
      <article className="plugin" key={plugin.id}>
        <PluginHead plugin={plugin} />
        <RemovedPanel removedAt={plugin.removedAt} />
      </article>
    );
  }
  return (
    <article className="plugin" key={plugin.id}>
      <PluginHead plugin={plugin} />
      <div className="plugin-columns">
        <div className="plugin-column">
          <VersionsPanel plugin={plugin} />
          <TrafficPanel plugin={plugin} />
          <BlockedPanel plugin={plugin} />
        </div>
        <div className="plugin-column">
          <PermissionsPanel plugin={plugin} />
          <SignaturePanel plugin={plugin} />
          <HistoryPanel plugin={plugin} />
        </div>
      </div>
    </article>
  );
}
