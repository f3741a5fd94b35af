import type { TrustedKey } from '@yige/contracts';
import { Chip, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useActorName } from '../../actor-name.js';
import { usePlugins } from '../plugin-queries.js';
import { keyMessages } from './key-messages.js';
import { shortKey } from './short-key.js';

interface KeyRowProps {
  trusted: TrustedKey;
  /** Left out where the reader may not revoke. */
  onRevoke?: () => void;
}

/** A key: whose, what it may sign and has signed, who added it, and whether it still counts. */
export function KeyRow({ trusted, onRevoke }: KeyRowProps) {
  const t = useMessages(keyMessages);
  const actorName = useActorName();
  const format = useFormat();
  const nameOf = usePluginName();
  const { keyId, owner, plugins, signed, addedBy, addedAt, revoked } = trusted;
  return (
    <li>
      <div>
        <strong>{owner}</strong>{' '}
        {revoked === null ? (
          <Chip tone="success" icon="shield">
            {t('trusted')}
          </Chip>
        ) : (
          <Chip tone={revoked.kind === 'compromised' ? 'error' : 'neutral'} icon="stop">
            {t(revoked.kind)}
          </Chip>
        )}
        <div>
          {t('fingerprint')} <code title={keyId}>{shortKey(keyId)}</code>
        </div>
        <div className="yige-quiet">
          {plugins.length === 0 ? t('anyPlugin') : t('plugins', { plugins: format.list(plugins.map(nameOf)) })}
          {' · '}
          {signed.length === 0
            ? t('signedNothing')
            : t('signed', {
                versions: format.list(signed.map(({ pluginId, version }) => `${nameOf(pluginId)} ${version}`)),
              })}
        </div>
        <div className="yige-quiet">
          {t('added', { name: actorName(addedBy), day: format.date(addedAt) })}
          {revoked !== null &&
            ` · ${t('revoked', { name: revoked.by, day: format.date(revoked.at), reason: revoked.reason })}`}
        </div>
      </div>
      {onRevoke !== undefined && revoked?.kind !== 'compromised' && (
        <Button danger onClick={onRevoke}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}

/** A plugin's name where it is installed, else its id. */
export function usePluginName(): (pluginId: string) => string {
  const localized = useLocalized();
  const { data } = usePlugins();
  return (pluginId) => {
    const plugin = data?.find(({ id }) => id === pluginId);
    return plugin === undefined ? pluginId : localized(plugin.name);
  };
}
