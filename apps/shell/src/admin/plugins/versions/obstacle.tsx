import type { PluginVersion } from '@yige/contracts';
import { Icon, useLocalized, useMessages } from '@yige/ui';
import { obstacleTo } from '../plugin-standing.js';
import { versionMessages } from './version-messages.js';

/** Why a version cannot be given to units; nothing where it can. */
export function Obstacle({ version }: { version: PluginVersion }) {
  const t = useMessages(versionMessages);
  const localized = useLocalized();
  const obstacle = obstacleTo(version);
  if (obstacle === null) return null;
  return (
    <p className="plugin-obstacle">
      <Icon name="alert" size={14} />
      {version.unfit !== null && localized(version.unfit)}
      {obstacle === 'asks' && t('asksOpen', { count: version.asks })}
      {obstacle === 'withdrawn' && t('withdrawn')}
    </p>
  );
}
