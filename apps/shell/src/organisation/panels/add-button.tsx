import { Icon } from '@yige/ui';

/** In the head of a panel. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" className="yige-link-button unit-add" onClick={onClick}>
      <Icon name="plus" size={14} /> {label}
    </button>
  );
}
