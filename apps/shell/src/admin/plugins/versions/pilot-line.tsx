import type { Plugin } from '@yige/contracts';
import { useFormat, useMessages, useNow } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { usePluginChange } from '../plugin-queries.js';
import type { Pilot } from '../plugin-standing.js';
import { Doing } from './doing.js';
import { EverywhereButton } from './everywhere-button.js';
import { PlaceDrawer } from './place-drawer.js';
import { versionMessages } from './version-messages.js';

const DAY = 86_400_000;

interface PilotLineProps {
  plugin: Plugin;
  pilot: Pilot;
  mayPlace: boolean;
  /** So that units have it no more. */
  mayTake: boolean;
}

/** A trial: since when and in how many units, and the three ways on: wider, everywhere, back. */
export function PilotLine({ plugin, pilot, mayPlace, mayTake }: PilotLineProps) {
  const t = useMessages(versionMessages);
  const format = useFormat();
  const now = useNow();
  const [placing, setPlacing] = useState(false);
  const { enabledVersion, versions } = plugin;
  const back = usePluginChange(() =>
    client.plugins.place({
      params: { id: plugin.id },
      body: { units: pilot.units.map(({ id }) => ({ unitId: id, inherit: true as const })) },
    }),
  );
  const version = versions.find((other) => other.version === pilot.version);
  const days = Math.floor((now.getTime() - new Date(pilot.since).getTime()) / DAY);
  const count = pilot.units.length;
  return (
    <div className="plugin-pilot">
      <div className="plugin-pilot-words">
        <strong>{t('pilot', { version: pilot.version, count })}</strong>{' '}
        <span className="yige-quiet">
          {days < 1 ? t('pilotToday') : t('pilotSince', { day: format.dayMonth(pilot.since), days })}
        </span>
        {version !== undefined && (
          <>
            {' '}
            <Doing version={version} />
          </>
        )}
      </div>
      {mayPlace && version !== undefined && (
        <div className="plugin-actions">
          <Button onClick={() => setPlacing(true)}>{t('widen')}</Button>
          {(mayTake || enabledVersion !== null) && (
            <Popconfirm
              title={
                enabledVersion === null ? t('endTitle', { count }) : t('backTitle', { version: enabledVersion, count })
              }
              description={enabledVersion === null ? t('endHint') : t('backHint', { from: pilot.version })}
              okText={enabledVersion === null ? t('end') : t('back', { version: enabledVersion })}
              cancelText={t('keep')}
              onConfirm={() => back.mutate(undefined)}
            >
              <Button loading={back.isPending}>
                {enabledVersion === null ? t('end') : t('back', { version: enabledVersion })}
              </Button>
            </Popconfirm>
          )}
          <EverywhereButton plugin={plugin} version={version} />
        </div>
      )}
      <Fault error={back.error} />
      {placing && <PlaceDrawer plugin={plugin} version={pilot.version} onClose={() => setPlacing(false)} />}
    </div>
  );
}
