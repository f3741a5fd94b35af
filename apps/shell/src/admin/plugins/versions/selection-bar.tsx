import type { Plugin } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { usePluginChange } from '../plugin-queries.js';
import { obstacleTo } from '../plugin-standing.js';
import { versionMessages } from './version-messages.js';

interface SelectionBarProps {
  plugin: Plugin;
  unitIds: readonly string[];
  onDone: () => void;
}

/** What the chosen units get: a version, none, or what everybody has. */
export function SelectionBar({ plugin, unitIds, onDone }: SelectionBarProps) {
  const t = useMessages(versionMessages);
  const announce = useAnnounce();
  const { id, versions, enabledVersion } = plugin;
  const able = versions.filter((version) => obstacleTo(version) === null);
  const [version, setVersion] = useState(
    able.find((other) => other.version !== enabledVersion)?.version ?? enabledVersion ?? '',
  );
  const place = usePluginChange((given: { version: string | null } | 'inherit') =>
    client.plugins.place({
      params: { id },
      body: {
        units: unitIds.map((unitId) => (given === 'inherit' ? { unitId, inherit: true } : { unitId, ...given })),
      },
    }),
  );
  const done = {
    onSuccess: () => {
      announce(t('done'));
      onDone();
    },
  };
  return (
    <div className="plugin-selection">
      <strong>{t('selected', { count: unitIds.length })}</strong>
      <Select
        aria-label={t('give')}
        value={version}
        onChange={setVersion}
        options={[...able.map((one) => ({ value: one.version, label: one.version })), { value: '', label: t('none') }]}
      />
      <Button
        type="primary"
        loading={place.isPending}
        onClick={() => place.mutate({ version: version === '' ? null : version }, done)}
      >
        {t('apply')}
      </Button>
      <Button disabled={place.isPending} onClick={() => place.mutate('inherit', done)}>
        {t('inherit')}
      </Button>
      <button type="button" className="yige-link-button" onClick={onDone}>
        {t('clear')}
      </button>
      <Fault error={place.error} />
    </div>
  );
}
