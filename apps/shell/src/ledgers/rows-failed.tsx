import { type Ledger, ProblemError } from '@yige/contracts';
import { StateView, UnavailablePlugin, useLocalized, useMessages } from '@yige/ui';
import { ReadFailed } from '../states/could-not-start.js';
import { ledgerMessages } from './ledger-messages.js';

interface RowsFailedProps {
  ledger: Ledger;
  error: unknown;
  onRetry: () => void;
}

/** Why no rows can be shown. */
export function RowsFailed({ ledger, error, onRetry }: RowsFailedProps) {
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
  if (code === MALFORMED) {
    return <StateView kind="error" title={t('malformed', { plugin: name })} description={t('malformedHint')} />;
  }
  return <UnavailablePlugin name={name} onRetry={onRetry} />;
}

/** Core answers, and the plugin that it asked did not, or not as it declares. */
const PLUGIN_FAILED: ReadonlySet<number> = new Set([502, 503, 504]);
const MALFORMED = 'ledger.malformed';
/** What was sealed is no longer what its code says: the words are core’s, and trying again changes nothing. */
const SEAL_BROKEN = 'ledger.sealBroken';
