import { Icon } from '@yige/ui';
import type { ReactNode } from 'react';

/** In the head of a panel. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="yige-link-button unit-add" onClick={onClick}>
      <Icon name="plus" size={14} /> {label}
    </button>
  );
}

/** At the end of a row; its label names the row, for those who don't see where it stands. */
export function LinkButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="yige-link-button" aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
