import { Icon, type IconName } from '@yige/ui';
import type { ReactNode } from 'react';

export interface ChipProps {
  tone: 'neutral' | 'accent' | 'success' | 'warning' | 'error';
  icon: IconName;
  children: ReactNode;
}

/** A state of a plugin or a version as colour, icon and word. */
export function Chip({ tone, icon, children }: ChipProps) {
  return (
    <span className={`yige-chip yige-chip-${tone}`}>
      <Icon name={icon} size={14} />
      {children}
    </span>
  );
}
