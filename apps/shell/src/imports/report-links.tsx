import type { Import } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import { Fault } from '../security/fault.js';
import { importMessages } from './import-messages.js';
import { useReport } from './import-queries.js';

/** The report as a file; nothing where there is nothing to report. */
export function ReportLinks({ one: { id, counts } }: { one: Import }) {
  const t = useMessages(importMessages);
  const report = useReport(id);
  if (counts.refused + counts.changed === 0) return null;
  return (
    <span className="imports-files">
      {t('report')}
      {(['xlsx', 'csv'] as const).map((format) => (
        <button key={format} type="button" className="yige-link-button" onClick={() => report.mutate(format)}>
          {format}
        </button>
      ))}
      <Fault error={report.error} />
    </span>
  );
}
