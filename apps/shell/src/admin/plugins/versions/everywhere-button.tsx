import type { Plugin, PluginVersion } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { useOffices, usePluginChange } from '../plugin-queries.js';
import { obstacleTo } from '../plugin-standing.js';
import { versionMessages } from './version-messages.js';

interface EverywhereButtonProps {
  plugin: Plugin;
  version: PluginVersion;
  /** Instead of the usual words, where the version stands beside it. */
  label?: string;
}

/** Makes a version the one of all units, whatever they had. */
export function EverywhereButton({ plugin, version, label }: EverywhereButtonProps) {
  const t = useMessages(versionMessages);
  const announce = useAnnounce();
  const { installs } = useOffices();
  const enable = usePluginChange(() =>
    client.plugins.update({
      params: { id: plugin.id },
      body: { enabledVersion: version.version, everywhere: true },
    }),
  );
  const text = label ?? t('everywhere', { version: version.version });
  const disabled = obstacleTo(version) !== null;
  return (
    <>
      <Popconfirm
        title={t('everywhereTitle', { version: version.version })}
        description={
          <p className="plugin-question">
            {t(installs ? 'everywhereHint' : 'everywhereOwnHint', { version: version.version })}
          </p>
        }
        okText={t('everywhere', { version: version.version })}
        cancelText={t('keep')}
        disabled={disabled}
        onConfirm={() => enable.mutate(undefined, { onSuccess: () => announce(t('done')) })}
      >
        <Button disabled={disabled} loading={enable.isPending}>
          {text}
        </Button>
      </Popconfirm>
      <Fault error={enable.error} />
    </>
  );
}
