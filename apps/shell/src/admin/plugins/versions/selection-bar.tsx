import type { Plugin } from '@yige/contracts';
import { useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { usePluginChange } from '../plugin-queries.js';
import { lossOf, obstacleTo, type UnitCell } from '../plugin-standing.js';
import { ConfirmLoss } from './confirm-loss.js';
import { versionMessages } from './version-messages.js';

interface SelectionBarProps {
  plugin: Plugin;
  /** What these units have. */
  mayTake: boolean;
  cells: readonly UnitCell[];
  onDone: () => void;
}

/** What the chosen units get: a version, none, or what everybody has. */
export function SelectionBar({ plugin, mayTake, cells, onDone }: SelectionBarProps) {
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
        units: cells.map(({ unit: { id: unitId } }) =>
          given === 'inherit' ? { unitId, inherit: true } : { unitId, ...given },
        ),
      },
    }),
  );
  const done = {
    onSuccess: () => {
      announce(t('done'));
      onDone();
    },
  };
  const given = version === '' ? null : version;
  const lossBy = (after: string | null) =>
    lossOf(
      plugin,
      cells.map((cell) => ({ unit: cell.unit, before: cell.version, after })),
    );
  return (
    <div className="plugin-selection">
      <strong>{t('selected', { count: cells.length })}</strong>
      <Select
        aria-label={t('give')}
        value={version}
        onChange={setVersion}
        options={[
          ...able.map((one) => ({ value: one.version, label: one.version })),
          ...(mayTake ? [{ value: '', label: t('none') }] : []),
        ]}
      />
      <ConfirmLoss loss={lossBy(given)} onConfirm={() => place.mutate({ version: given }, done)}>
        {(onClick) => (
          <Button type="primary" loading={place.isPending} onClick={onClick}>
            {t('apply')}
          </Button>
        )}
      </ConfirmLoss>
      {(mayTake || enabledVersion !== null) && (
        <ConfirmLoss loss={lossBy(enabledVersion)} onConfirm={() => place.mutate('inherit', done)}>
          {(onClick) => (
            <Button disabled={place.isPending} onClick={onClick}>
              {t('inherit')}
            </Button>
          )}
        </ConfirmLoss>
      )}
      <button type="button" className="yige-link-button" onClick={onDone}>
        {t('clear')}
      </button>
      <Fault error={place.error} />
    </div>
  );
}
