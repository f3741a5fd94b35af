import { type Ledger, ProblemError } from '@yige/contracts';
import { StateView, UnavailablePlugin, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { ReadFailed } from '../states/could-not-start.js';
import { ledgerMessages } from './ledger-messages.js';
import { type LedgerSelection, useSeals } from './ledger-queries.js';
import { usePeriodTitle } from './use-period-title.js';

interface RowsFailedProps {
  ledger: Ledger;
  selection: LedgerSelection;
  error: unknown;
  onRetry: () => void;
  onChange: (next: Partial<LedgerSelection>) => void;
}

/** Why no rows can be shown. What was sealed is core’s own, and there without the plugin. */
export function RowsFailed({ ledger, selection, error, onRetry, onChange }: RowsFailedProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const { plugin } = ledger;
  const { status = 0, code = '' } = error instanceof ProblemError ? error : {};
  if (status === 403 || status === 404) {
    return <StateView kind="noPermission" title={t('notYours')} description={t('notYoursHint')} />;
  }
  if (error instanceof ProblemError && (status === 422 || code === SEAL_BROKEN)) {
    return <StateView kind="error" title={error.message} />;
  }
  if (plugin === null || !PLUGIN_FAILED.has(status)) return <ReadFailed onRetry={onRetry} />;
  const name = localized(plugin.name);
  return (
    <>
      {code === MALFORMED ? (
        <StateView kind="error" title={t('malformed', { plugin: name })} description={t('malformedHint')} />
      ) : (
        <UnavailablePlugin name={name} onRetry={onRetry} />
      )}
      <LastSeal ledger={ledger} selection={selection} onChange={onChange} />
    </>
  );
}

/** Core answers, and the plugin that it asked did not, or not as it declares. */
const PLUGIN_FAILED: ReadonlySet<number> = new Set([502, 503, 504]);
const MALFORMED = 'ledger.malformed';
/** What was sealed is no longer what its code says: the words are core’s, and trying again changes nothing. */
const SEAL_BROKEN = 'ledger.sealBroken';

function LastSeal({ ledger, selection, onChange }: Pick<RowsFailedProps, 'ledger' | 'selection' | 'onChange'>) {
  const t = useMessages(ledgerMessages);
  const periodTitle = usePeriodTitle();
  const { data } = useSeals(ledger.id, selection.unit, null);
  const last = data?.items.find(({ unit }) => unit.id === selection.unit);
  if (last === undefined || last.id === selection.seal) return null;
  return (
    <Button className="ledger-last-seal" onClick={() => onChange({ period: last.period, filter: {}, seal: last.id })}>
      {t('atTheSeal', { period: periodTitle(last.period) })}
    </Button>
  );
}
