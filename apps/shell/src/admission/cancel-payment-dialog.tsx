import type { FundingPayment } from '@yige/contracts';
import { useFormat, useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../api/client.js';
import { Field } from '../people/forms/field.js';
import { useDeed } from './admission-queries.js';
import { fundingMessages } from './funding-messages.js';

const SHORTEST = 2;

/** What was recorded by mistake stays in sight, and counts nowhere. */
export function CancelPaymentDialog({ payment, onClose }: { payment: FundingPayment; onClose: () => void }) {
  const t = useMessages(fundingMessages);
  const format = useFormat();
  const [reason, setReason] = useState('');
  const deed = useDeed(
    (text: string) => client.taskFunding.cancel({ params: { id: payment.id }, body: { reason: text } }),
    onClose,
  );
  const text = reason.trim();
  return (
    <Modal
      open
      title={t('cancelTitle', { amount: format.money(payment.paidFen) })}
      okText={t('cancelPayment')}
      cancelText={t('keep')}
      confirmLoading={deed.busy}
      okButtonProps={{ danger: true, disabled: text.length < SHORTEST }}
      onCancel={onClose}
      onOk={() => deed.run(text)}
    >
      <Field label={t('cancelReason')} hint={t('cancelHint')} error={undefined}>
        {(control) => (
          <Input {...control} value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      {deed.failure !== null && <p role="alert">{deed.failure}</p>}
    </Modal>
  );
}
