import type { Installation } from '@yige/contracts';
import { Chip, type ChipProps, useMessages } from '@yige/ui';
import { installMessages } from './install-messages.js';

const looks = {
  running: { tone: 'accent', icon: 'half', word: 'stepNow' },
  waiting: { tone: 'warning', icon: 'clock', word: 'stepWaiting' },
  failed: { tone: 'error', icon: 'stop', word: 'stepFailed' },
  done: { tone: 'success', icon: 'check', word: 'stepDone' },
  cancelled: { tone: 'neutral', icon: 'close', word: 'stepCancelled' },
} as const satisfies Record<Installation['state'], Pick<ChipProps, 'tone' | 'icon'> & { word: string }>;

export function StateChip({ state }: { state: Installation['state'] }) {
  const t = useMessages(installMessages);
  const { tone, icon, word } = looks[state];
  return (
    <Chip tone={tone} icon={icon}>
      {t(word)}
    </Chip>
  );
}
