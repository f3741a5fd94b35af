import type { Plugin, PluginVersion } from '@yige/contracts';
import { Chip, type ChipProps, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { roleOf, type VersionRole } from '../plugin-standing.js';
import { ChangesDialog } from './changes-dialog.js';
import { Doing } from './doing.js';
import { EverywhereButton } from './everywhere-button.js';
import { Obstacle } from './obstacle.js';
import { RemoveButton } from './remove-button.js';
import { versionMessages } from './version-messages.js';

const looks: Record<VersionRole, Pick<ChipProps, 'tone' | 'icon'>> = {
  general: { tone: 'success', icon: 'check' },
  pilot: { tone: 'accent', icon: 'half' },
  pending: { tone: 'warning', icon: 'lock' },
  ready: { tone: 'neutral', icon: 'ring' },
  kept: { tone: 'neutral', icon: 'reply' },
  withdrawn: { tone: 'error', icon: 'stop' },
  unfit: { tone: 'error', icon: 'stop' },
};
const labels = {
  general: 'roleGeneral',
  pilot: 'rolePilot',
  pending: 'rolePending',
  ready: 'roleReady',
  kept: 'roleKept',
  withdrawn: 'roleWithdrawn',
  unfit: 'roleUnfit',
} as const;

interface VersionRowProps {
  plugin: Plugin;
  version: PluginVersion;
  mayPlace: boolean;
  mayRemove: boolean;
  /** The way to give it to units stands above already. */
  isOffered: boolean;
}

/** A version that is there: who has it, what it brings, who signed it, and what can be done with it. */
export function VersionRow({ plugin, version, mayPlace, mayRemove, isOffered }: VersionRowProps) {
  const t = useMessages(versionMessages);
  const format = useFormat();
  const localized = useLocalized();
  const [reading, setReading] = useState(false);
  const { changes, signature, registeredAt, communities } = version;
  const role = roleOf(plugin, version);
  const unused = !plugin.units.some((placed) => placed.version === version.version) && role !== 'general';
  return (
    <li>
      <strong className="plugin-version-name">{version.version}</strong>
      <span>
        <Chip {...looks[role]}>{t(labels[role], { count: format.count(communities) })}</Chip>
      </span>
      <div className="plugin-version-words">
        {changes === null ? <span className="yige-quiet">{t('noChanges')}</span> : localized(changes)}
        <small>
          {signature === null
            ? t('unsigned', { day: format.dayMonth(registeredAt) })
            : t('signed', { owner: signature.owner, day: format.dayMonth(registeredAt) })}
        </small>
        <Doing version={version} />
        <Obstacle version={version} />
      </div>
      <div className="plugin-actions">
        {mayPlace && role === 'kept' && <EverywhereButton plugin={plugin} version={version} label={t('switchTo')} />}
        {mayPlace && role === 'ready' && !isOffered && (
          <EverywhereButton plugin={plugin} version={version} label={t('enable')} />
        )}
        {mayRemove && unused && <RemoveButton plugin={plugin} version={version.version} />}
        <Button onClick={() => setReading(true)}>{t('changes')}</Button>
      </div>
      {reading && <ChangesDialog version={version} onClose={() => setReading(false)} />}
    </li>
  );
}
