import type { Import } from '@yige/contracts';
import { Panel, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { Fault } from '../security/fault.js';
import { importMessages } from './import-messages.js';
import { useFirstPasswords } from './import-queries.js';

/** The first passwords of new accounts: a sheet that comes once. */
export function FirstPasswords({ one: { id, firstPasswords } }: { one: Import }) {
  const t = useMessages(importMessages);
  const format = useFormat();
  const take = useFirstPasswords(id);
  if (take.isSuccess) {
    return (
      <Panel title={t('passwordsTitle')}>
        <p role="status">{t('passwordsTaken')}</p>
      </Panel>
    );
  }
  if (firstPasswords === 0) return null;
  return (
    <Panel title={t('passwordsTitle')} hint={t('passwordsHint')}>
      <div className="imports-form">
        <p>{t('passwordsWaiting', { count: format.count(firstPasswords) })}</p>
        <Fault error={take.error} />
        <div className="imports-actions">
          {(['xlsx', 'csv'] as const).map((kind) => (
            <Button
              key={kind}
              type={kind === 'xlsx' ? 'primary' : 'default'}
              loading={take.isPending && take.variables === kind}
              disabled={take.isPending}
              onClick={() => take.mutate(kind)}
            >
              {t('passwordsTake', { format: kind })}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}
