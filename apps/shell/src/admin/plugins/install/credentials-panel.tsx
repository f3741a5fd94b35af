import { useMutation } from '@tanstack/react-query';
import { FactList, Panel, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Popconfirm from 'antd/es/popconfirm';
import { client } from '../../../api/client.js';
import { Fault } from '../../../security/fault.js';
import { CopyText } from '../copy-text.js';
import { installMessages } from './install-messages.js';

/** Makes credentials for the plugin's server, which are shown once and are closed only by saying that they were handed over. */
export function CredentialsPanel({ pluginId, name }: { pluginId: string; name: string }) {
  const t = useMessages(installMessages);
  const make = useMutation({
    mutationFn: () => client.plugins.credentials({ params: { id: pluginId } }),
    gcTime: 0,
  });
  return (
    <Panel title={t('credentials')}>
      <p className="plugin-lead">{t('credentialsHint')}</p>
      <Popconfirm
        title={t('credentialsQuestion', { name })}
        okText={t('makeCredentials')}
        cancelText={t('keep')}
        onConfirm={() => make.mutate()}
      >
        <Button loading={make.isPending}>{t('makeCredentials')}</Button>
      </Popconfirm>
      <Fault error={make.error} />
      {make.data !== undefined && (
        <Modal open title={t('credentialsTitle')} closable={false} footer={null}>
          <div className="plugin-form">
            <p>{t('credentialsTell')}</p>
            <FactList
              facts={[
                { label: 'YIGE_CLIENT_ID', value: <CopyText text={make.data.clientId} /> },
                { label: 'YIGE_CLIENT_SECRET', value: <CopyText text={make.data.clientSecret} /> },
                { label: 'YIGE_WEBHOOK_SECRET', value: <CopyText text={make.data.webhookSecret} /> },
              ]}
            />
            <div className="plugin-actions">
              <Button type="primary" onClick={() => make.reset()}>
                {t('handedOver')}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </Panel>
  );
}
