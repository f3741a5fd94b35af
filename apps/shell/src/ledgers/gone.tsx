import { StateView, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { ledgerMessages } from './ledger-messages.js';

/** In place of a ledger that isn’t there, or isn’t there for this user. */
export function Gone() {
  const t = useMessages(ledgerMessages);
  return (
    <div className="yige-page">
      <StateView
        kind="notFound"
        title={t('gone')}
        description={t('goneHint')}
        action={<Link to="/ledgers">{t('toCenter')}</Link>}
      />
    </div>
  );
}
