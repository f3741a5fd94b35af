import type { ImportCounts } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { importMessages } from './import-messages.js';

const OUTCOMES = ['created', 'changed', 'unchanged', 'refused'] as const;

/** What becomes of the rows, in four figures. */
export function OutcomeFigures({ counts }: { counts: ImportCounts }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  return (
    <dl className="imports-figures">
      {OUTCOMES.map((outcome) => (
        <div key={outcome} data-outcome={outcome} data-none={counts[outcome] === 0}>
          <dt>{t(outcome)}</dt>
          <dd>{t('rows', { count: format.count(counts[outcome]) })}</dd>
        </div>
      ))}
    </dl>
  );
}
