import type { Plugin } from '@yige/contracts';
import { Panel, useFormat, useMessages } from '@yige/ui';
import { useState } from 'react';
import { useTraffic } from '../plugin-queries.js';
import { incidentLabels, stoppedKinds } from './incident-words.js';
import { IncidentsDrawer } from './incidents-drawer.js';
import { trafficMessages } from './traffic-messages.js';

/** What a plugin tried and was stopped in, by kind. */
export function BlockedPanel({ plugin }: { plugin: Plugin }) {
  const t = useMessages(trafficMessages);
  const format = useFormat();
  const { data } = useTraffic(plugin.id);
  const [reading, setReading] = useState(false);
  if (data === undefined) return null;
  return (
    <Panel
      title={t('blocked')}
      hint={t('blockedHint')}
      flush
      extra={
        <button type="button" className="yige-link-button" onClick={() => setReading(true)}>
          {t('details')}
        </button>
      }
    >
      <dl className="plugin-figures">
        {stoppedKinds.map((kind) => (
          <div key={kind}>
            <dt>{t(incidentLabels[kind])}</dt>
            <dd>
              {format.count(data.incidents[kind])}
              <small>{t('times')}</small>
            </dd>
          </div>
        ))}
      </dl>
      {reading && <IncidentsDrawer plugin={plugin} first={null} onClose={() => setReading(false)} />}
    </Panel>
  );
}
