import type { Plugin, PluginVersion } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { obstacleTo } from '../plugin-standing.js';
import { EverywhereButton } from './everywhere-button.js';
import { Obstacle } from './obstacle.js';
import { PlaceDrawer } from './place-drawer.js';
import { versionMessages } from './version-messages.js';

interface GeneralLineProps {
  plugin: Plugin;
  /** The newest version that nobody has. */
  next: PluginVersion | undefined;
  mayPlace: boolean;
}

/** Where nothing is on trial: what everybody has, and the two ways for what is new. */
export function GeneralLine({ plugin, next, mayPlace }: GeneralLineProps) {
  const t = useMessages(versionMessages);
  const [placing, setPlacing] = useState(false);
  const { enabledVersion } = plugin;
  return (
    <div className="plugin-pilot">
      <strong className="plugin-pilot-words">
        {enabledVersion === null ? t('nobody') : t('general', { version: enabledVersion })}
      </strong>
      {mayPlace && next !== undefined && (
        <>
          <div className="plugin-actions">
            <Button disabled={obstacleTo(next) !== null} onClick={() => setPlacing(true)}>
              {t('begin')} {next.version}
            </Button>
            <EverywhereButton plugin={plugin} version={next} />
          </div>
          <Obstacle version={next} />
          {placing && <PlaceDrawer plugin={plugin} version={next.version} onClose={() => setPlacing(false)} />}
        </>
      )}
    </div>
  );
}
