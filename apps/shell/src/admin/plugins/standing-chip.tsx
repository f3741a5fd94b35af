import { Chip, type ChipProps, useMessages } from '@yige/ui';
import { pluginMessages } from './plugin-messages.js';
import type { Standing } from './plugin-standing.js';

type Remarkable = Exclude<Standing, 'ordinary'>;

const looks: Record<Remarkable, Pick<ChipProps, 'tone' | 'icon'>> = {
  removed: { tone: 'neutral', icon: 'close' },
  unfit: { tone: 'error', icon: 'stop' },
  unready: { tone: 'error', icon: 'alert' },
  unreachable: { tone: 'error', icon: 'unplugged' },
  slow: { tone: 'warning', icon: 'clock' },
  pending: { tone: 'neutral', icon: 'lock' },
  paused: { tone: 'warning', icon: 'stop' },
  disabled: { tone: 'neutral', icon: 'stop' },
};

/** How a plugin does that somebody has to look at. */
export function StandingChip({ standing }: { standing: Remarkable }) {
  const t = useMessages(pluginMessages);
  return <Chip {...looks[standing]}>{t(standing)}</Chip>;
}
