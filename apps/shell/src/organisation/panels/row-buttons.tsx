import { Icon, VisuallyHidden } from '@yige/ui';
import type { ReactNode } from 'react';

/** In the head of a panel. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="yige-link-button unit-add" onClick={onClick}>
      <Icon name="plus" size={14} /> {label}
    </button>
  );
}

interface RowButtonProps {
  /** What the row is about; read aloud after the words, for those who don't see where the button stands. */
  of: string;
  onClick: () => void;
  children: ReactNode;
}

/** At the end of a row. */
export function RowButton({ of, onClick, children }: RowButtonProps) {
  return (
    <button type="button" className="yige-link-button" onClick={onClick}>
      {children} <VisuallyHidden>{of}</VisuallyHidden>
    </button>
  );
}
