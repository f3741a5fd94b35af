import type { Installation } from '@yige/contracts';
import { Icon, LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link, useParams } from 'react-router';
import { ReadFailed } from '../../../states/could-not-start.js';
import { INSTALL } from '../plugin-paths.js';
import { useInstallation, useOffices } from '../plugin-queries.js';
import { CredentialsPanel } from './credentials-panel.js';
import { installMessages } from './install-messages.js';
import { InstallationActions } from './installation-actions.js';
import { InstallationSteps } from './installation-steps.js';
import './install.css';

/** How far one installation is, what is in its way, and what comes after it. */
export default function InstallationPage() {
  const { installationId = '' } = useParams();
  const { data, isLoading, refetch } = useInstallation(installationId);
  if (isLoading) return <LoadingView />;
  if (data === undefined) return <ReadFailed onRetry={() => void refetch()} />;
  return <OneInstallation installation={data} />;
}

function OneInstallation({ installation }: { installation: Installation }) {
  const t = useMessages(installMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { installs, operates } = useOffices();
  const { plugin, baseUrl, startedBy, startedAt, state } = installation;
  const title =
    plugin === null
      ? t('unknownTitle', { address: baseUrl })
      : t('pageTitle', { name: `${localized(plugin.name)} ${plugin.version}` });
  return (
    <div className="yige-page">
      <Link to={INSTALL} className="plugin-back-always">
        <Icon name="chevronLeft" size={16} /> {t('back')}
      </Link>
      <h1>{title}</h1>
      <p className="plugin-lead yige-quiet">
        {baseUrl} · {t('startedBy', { name: startedBy, time: format.dateTime(startedAt) })}
      </p>
      <Panel title={t('underway')} flush>
        <InstallationSteps installation={installation} />
        {operates && <InstallationActions installation={installation} mayConfirm={installs} />}
      </Panel>
      {installs && plugin !== null && state === 'done' && (
        <CredentialsPanel pluginId={plugin.id} name={localized(plugin.name)} />
      )}
    </div>
  );
}
