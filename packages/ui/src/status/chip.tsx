import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icon/icon.js';

export interface ChipProps {
  /** Colour, always together with the icon. */
  readonly tone: 'neutral' | 'accent' | 'success' | 'warning' | 'error';
  /** Says the same as the colour to those who do not see it. */
  readonly icon: IconName;
  /** A word or two. */
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
