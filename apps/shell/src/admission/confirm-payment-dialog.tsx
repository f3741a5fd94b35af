import type { FundingPayment } from '@yige/contracts';
import { useMessages } from '@yige/ui';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { client } from '../api/client.js';
import { Field } from '../people/forms/field.js';
import { useDeed } from './admission-queries.js';
import { fen } from './application-draft.js';
import { fundingMessages } from './funding-messages.js';

/** What arrived, as paid unless the community says otherwise and why. */
export function ConfirmPaymentDialog({ payment, onClose }: { payment: FundingPayment; onClose: () => void }) {
  const t = useMessages(fundingMessages);
  const [amount, setAmount] = useState((payment.paidFen / 100).toFixed(2));
  const [note, setNote] = useState('');
  const deed = useDeed(
    (amountFen: number) =>
      client.taskFunding.confirm({
        params: { id: payment.id },
        body: { amountFen, ...(note.trim() === '' ? {} : { note: note.trim() }) },
      }),
    onClose,
  );
  const amountFen = fen(amount);
  const differs = amountFen !== payment.paidFen;
  const ready = amountFen !== null && (!differs || note.trim().length >= 2);
  return (
    <Modal
      open
      title={t('confirmTitle')}
      okText={t('confirm')}
      cancelText={t('cancel')}
      confirmLoading={deed.busy}
      okButtonProps={{ disabled: !ready }}
      onCancel={onClose}
      onOk={() => {
        if (amountFen !== null) deed.run(amountFen);
      }}
    >
      <div className="form">
        <Field label={t('amount')} error={undefined}>
          {(control) => (
            <Input {...control} inputMode="decimal" value={amount} onChange={({ target }) => setAmount(target.value)} />
          )}
        </Field>
        <Field label={t('difference')} optional={!differs} hint={t('differenceHint')} error={undefined}>
          {(control) => (
            <Input {...control} value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
          )}
        </Field>
      </div>
      {deed.failure !== null && <p role="alert">{deed.failure}</p>}
    </Modal>
  );
}
