import { useMutation } from '@tanstack/react-query';
import type { Installation } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { useRefresh } from '../plugin-queries.js';
import { installMessages } from './install-messages.js';
import { ungatedOf } from './ungated.js';

interface InstallationActionsProps {
  installation: Installation;
  /** That tasks need no admission, which is the district’s to say. */
  mayConfirm: boolean;
}

/** What can be done with an installation as it stands: go on, give it up, or use what is there. */
export function InstallationActions({ installation, mayConfirm }: InstallationActionsProps) {
  const t = useMessages(installMessages);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const { id, state, plugin } = installation;
  const ungated = mayConfirm ? ungatedOf(installation) : [];
  const retry = useMutation({
    mutationFn: () => client.plugins.retry({ params: { id }, body: { ungated: [...confirmed] } }),
    onSettled: refresh,
  });
  const cancel = useMutation({
    mutationFn: () => client.plugins.cancel({ params: { id } }),
    onSettled: refresh,
  });
  if (state === 'cancelled') return null;
  return (
    <div className="plugin-steps-foot">
      {state === 'done' && <p>{t('doneHint')}</p>}
      {state === 'failed' && ungated.length > 0 && (
        <fieldset className="plugin-ungated">
          <legend>{t('ungated')}</legend>
          {ungated.map(({ name, message }) => (
            <Checkbox
              key={name}
              checked={confirmed.includes(name)}
              onChange={({ target }) =>
                setConfirmed(target.checked ? [...confirmed, name] : confirmed.filter((other) => other !== name))
              }
            >
              {message}
            </Checkbox>
          ))}
        </fieldset>
      )}
      <div className="plugin-actions">
        {state === 'done' && plugin !== null && (
          <Button type="primary" onClick={() => void navigate(`/plugins/${plugin.id}`)}>
            {t('toPlugin')}
          </Button>
        )}
        {state === 'failed' && (
          <Button
            type="primary"
            disabled={confirmed.length < ungated.length}
            loading={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {ungated.length > 0 ? t('confirmRetry', { count: ungated.length }) : t('retry')}
          </Button>
        )}
        {state !== 'done' && (
          <Popconfirm
            title={t('cancelTitle')}
            description={t('cancelHint')}
            okText={t('cancel')}
            okButtonProps={{ danger: true }}
            cancelText={t('keep')}
            onConfirm={() => cancel.mutate()}
          >
            <Button loading={cancel.isPending}>{t('cancel')}</Button>
          </Popconfirm>
        )}
      </div>
      <Fault error={retry.error ?? cancel.error} />
    </div>
  );
}
