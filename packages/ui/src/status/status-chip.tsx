import type { ReactNode } from 'react';
import { defineMessages, useMessages } from '../i18n/messages.js';
import { Chip, type ChipProps } from './chip.js';

const messages = defineMessages({
  'zh-CN': {
    notStarted: '未开始',
    inProgress: '办理中',
    closed: '已办结',
    overdue: '已超期',
    dueSoon: '今天到期',
    waiting: '等我确认',
    refusable: '可拒收',
    pendingUpload: '待上传',
    blocked: '被拦下',
    withdrawn: '已撤回',
  },
  en: {
    notStarted: 'Not started',
    inProgress: 'In progress',
    closed: 'Closed',
    overdue: 'Overdue',
    dueSoon: 'Due today',
    waiting: 'Waiting for me',
    refusable: 'May be refused',
    pendingUpload: 'To be uploaded',
    blocked: 'Blocked',
    withdrawn: 'Withdrawn',
  },
});

/** A state of work, with its icon, colour and word. */
export type Status = keyof (typeof messages)['zh-CN'];

const looks: Record<Status, Pick<ChipProps, 'tone' | 'icon'>> = {
  notStarted: { tone: 'neutral', icon: 'ring' },
  inProgress: { tone: 'accent', icon: 'half' },
  closed: { tone: 'success', icon: 'check' },
  overdue: { tone: 'error', icon: 'alert' },
  dueSoon: { tone: 'warning', icon: 'clock' },
  waiting: { tone: 'accent', icon: 'reply' },
  refusable: { tone: 'warning', icon: 'stop' },
  pendingUpload: { tone: 'warning', icon: 'offline' },
  blocked: { tone: 'error', icon: 'stop' },
  withdrawn: { tone: 'neutral', icon: 'close' },
};

export interface StatusChipProps {
  /** It decides tone, icon and word. */
  readonly status: Status;
  /** Instead of the status's usual word, such as 超期 2 天. */
  readonly label?: ReactNode;
}

/** A state as colour, icon and word. For exceptions: an ordinary state is plain text. */
export function StatusChip({ status, label }: StatusChipProps) {
  const t = useMessages(messages);
  return <Chip {...looks[status]}>{label ?? t(status)}</Chip>;
}
