import type { PluginDeed } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { useActorName } from '../../actor-name.js';
import { historyMessages } from './history-messages.js';

type Enabled = Extract<PluginDeed, { kind: 'enabled' }>;
type Given = Extract<PluginDeed, { kind: 'placed' }>['given'][number];

/** What somebody did with a plugin, in one line. */
export function useDeedWords(): (deed: PluginDeed) => string {
  const t = useMessages(historyMessages);
  const nameOf = useActorName();

  const enabled = (by: string, { version, before, everywhere }: Enabled): string => {
    if (version === null)
      return everywhere || before === null ? t('disabledEverywhere', { by }) : t('disabled', { by, before });
    if (everywhere) return t('enabledEverywhere', { by, version });
    return before === null ? t('enabled', { by, version }) : t('changed', { by, before, version });
  };
  const placed = (by: string, { version, inherited, units: count, first }: Given): string => {
    const name = first?.name ?? t('endedUnit');
    const units = count === 1 ? name : t('someUnits', { name, count });
    if (inherited) return t('inherited', { by, units });
    return version === null ? t('taken', { by, units }) : t('given', { by, units, version });
  };

  return (deed) => {
    const by = nameOf(deed.by);
    switch (deed.kind) {
      case 'installed':
      case 'versionRemoved':
        return t(deed.kind, { by, version: deed.version });
      case 'ungated':
        return t('ungated', { by, version: deed.version, count: deed.types.length });
      case 'enabled':
        return enabled(by, deed);
      case 'placed':
        return deed.given.map((given) => placed(by, given)).join(t('and'));
      case 'paused':
      case 'exported':
        return t(deed.kind, { by, reason: deed.reason ?? '' });
      case 'decided': {
        const { granted, refused } = deed;
        if (refused === 0) return t('granted', { by, granted });
        return t(granted === 0 ? 'refused' : 'decided', { by, granted, refused, reason: deed.reason ?? '' });
      }
      case 'configured':
        return t('configured', { by, count: deed.settings.length });
      case 'resumed':
      case 'removed':
      case 'credentials':
      case 'developed':
        return t(deed.kind, { by });
    }
  };
}
