import type { TrustedKey } from '@yige/contracts';
import { Icon, LoadingView, StateView, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Link } from 'react-router';
import { ReadFailed } from '../../../states/could-not-start.js';
import { pluginMessages } from '../plugin-messages.js';
import { useKeys, useOffices } from '../plugin-queries.js';
import { keyMessages } from './key-messages.js';
import { KeyRow } from './key-row.js';
import { RevokeDialog } from './revoke-dialog.js';
import { TrustDialog } from './trust-dialog.js';
import './keys.css';

/** Whose signatures count: read by both administrators, decided by the security administrator. */
export default function KeysPage() {
  const t = useMessages(keyMessages);
  const p = useMessages(pluginMessages);
  const { decides } = useOffices();
  const { data, isLoading, refetch } = useKeys();
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<TrustedKey | null>(null);
  return (
    <div className="yige-page">
      <Link to="/plugins" className="plugin-back">
        <Icon name="chevronLeft" size={16} /> {p('back')}
      </Link>
      <header className="yige-page-head">
        <h1>{t('title')}</h1>
        {decides && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )}
      </header>
      <p className="plugin-lead">{t('hint')}</p>
      {isLoading && <LoadingView />}
      {data === undefined && !isLoading && <ReadFailed onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <StateView kind="empty" title={t('none')} description={t(decides ? 'noneHint' : 'noneReading')} />
      )}
      {data !== undefined && data.items.length > 0 && (
        <ul className="yige-cards plugin-keys-list">
          {data.items.map((key) => (
            <KeyRow key={key.keyId} trusted={key} {...(decides ? { onRevoke: () => setRevoking(key) } : {})} />
          ))}
        </ul>
      )}
      {adding && <TrustDialog onClose={() => setAdding(false)} />}
      {revoking !== null && <RevokeDialog trusted={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
