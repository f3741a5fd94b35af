import type { Import } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import { importMessages } from './import-messages.js';

const OUTCOMES = ['created', 'changed', 'unchanged', 'refused'] as const;

/** What becomes of the rows, in four figures, and how many were remarks. */
export function OutcomeFigures({ one: { counts, remarks } }: { one: Pick<Import, 'counts' | 'remarks'> }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  return (
    <>
      <dl className="imports-figures">
        {OUTCOMES.map((outcome) => (
          <div key={outcome} data-outcome={outcome} data-none={counts[outcome] === 0}>
            <dt>{t(outcome)}</dt>
            <dd>{t('rows', { count: format.count(counts[outcome]) })}</dd>
          </div>
        ))}
      </dl>
      {remarks > 0 && <p className="imports-remarks yige-quiet">{t('remarks', { count: format.count(remarks) })}</p>}
    </>
  );
}
