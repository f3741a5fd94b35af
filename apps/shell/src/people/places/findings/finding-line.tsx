import type { WalkFinding } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import { placeMessages } from '../place-messages.js';

interface FindingLineProps {
  finding: WalkFinding;
  /** The door, or a link to it. */
  door: ReactNode;
  /** What can be done about it. */
  children?: ReactNode;
}

/** One finding: what was found where, by whom, and what became of it. */
export function FindingLine({ finding, door, children }: FindingLineProps) {
  const t = useMessages(placeMessages);
  const format = useFormat();
  const { kind, note, by, at, settled } = finding;
  return (
    <li>
      <div>
        {door} <strong>{t(`finding.${kind}`)}</strong>
        {note !== null && ` · ${note}`}
        <p className="yige-quiet">{t('foundBy', { name: by, date: format.dayMonth(at) })}</p>
        {settled !== null && (
          <p className="yige-quiet">
            {t('settledBy', { name: settled.by, date: format.dayMonth(settled.at), note: settled.note })}
          </p>
        )}
      </div>
      {children}
    </li>
  );
}

export function doorText({ entrance, door }: Pick<WalkFinding, 'entrance' | 'door'>): string {
  return entrance === null ? door : `${entrance} ${door}`;
}
