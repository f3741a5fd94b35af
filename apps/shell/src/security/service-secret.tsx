import type { ServiceCredentials } from '@yige/contracts';
import { FactList, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { serviceAccountMessages } from './service-account-messages.js';

interface ServiceSecretProps {
  credentials: ServiceCredentials;
  onDone: () => void;
}

/** Shown once, and closed only by saying that it was handed over. */
export function ServiceSecret({ credentials: { serviceAccount, clientSecret }, onDone }: ServiceSecretProps) {
  const t = useMessages(serviceAccountMessages);
  return (
    <Modal open title={t('secretTitle')} closable={false} footer={null}>
      <div className="security-form">
        <p>{t('secretHint')}</p>
        <FactList
          facts={[
            { label: t('clientId'), value: <code className="security-secret">{serviceAccount.clientId}</code> },
            { label: t('clientSecret'), value: <code className="security-secret">{clientSecret}</code> },
          ]}
        />
        <div className="security-actions">
          <Button type="primary" onClick={onDone}>
            {t('handedOver')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
