import type { ReactNode } from 'react';

interface PlaceTabsProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}

/** One of a few, as chips. */
export function PlaceTabs<Value extends string>({ label, value, options, onChange }: PlaceTabsProps<Value>) {
  return (
    <nav className="place-tabs" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </nav>
  );
}
