import type { ReactNode } from 'react';

/** One line of a fact list. */
export interface Fact {
  /** What it is, in the user’s language. */
  readonly label: string;
  /** As it is shown. */
  readonly value: ReactNode;
}

export interface FactListProps {
  /** Labels are unique within a list. */
  readonly facts: readonly Fact[];
}

/** Labels and values in two columns; nothing known is an em dash. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="yige-facts">
      {facts.map(({ label, value }) => (
        <div key={label} className="yige-facts-row">
          <dt>{label}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
