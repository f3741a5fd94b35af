import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon.js';

export interface ChipProps {
  readonly tone: 'neutral' | 'accent' | 'success' | 'warning' | 'error';
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A state as colour, icon and word, for states that StatusChip does not have. */
export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span className={`yige-chip yige-chip-${tone}`}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}
