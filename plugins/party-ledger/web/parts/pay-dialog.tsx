import {
  newId,
  useAnnounce,
  useFormat,
  useMessages,
  usePluginMutation,
  usePluginQuery,
  useToday,
} from '@yige/plugin-sdk/web';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { z } from 'zod';
import { type DuesLine, type Pay, type Payment, paymentListSchema } from '../../contract/dues.js';
import { duesMessages } from '../text/dues-messages.js';
import { words } from '../text/words.js';
import { NumberField, Refusal, TextField } from './fields.js';

const nothing = z.undefined();

/** Receives dues of one member, what is open by default, above what was received before. */
export function PayDialog({ line, onClose }: { line: DuesLine; onClose: () => void }) {
  const t = useMessages(duesMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const today = useToday();
  const [id] = useState(newId);
  const [yuan, setYuan] = useState<number | null>(line.openFen > 0 ? line.openFen / 100 : null);
  const [paidOn, setPaidOn] = useState(today);
  const save = usePluginMutation<typeof nothing, Pay>({ method: 'POST', path: '/payments', response: nothing });
  const amountFen = Math.round((yuan ?? 0) * 100);
  const pay = () =>
    save.mutate(
      { id, memberId: line.memberId, amountFen, paidOn },
      {
        onSuccess: () => {
          announce(t('paid'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`${t('payTitle')} · ${line.name}`}
      okText={w('save')}
      cancelText={w('cancel')}
      okButtonProps={{ disabled: amountFen < 1 || paidOn === '' }}
      confirmLoading={save.isPending}
      onOk={pay}
      onCancel={onClose}
    >
      <NumberField label={t('amount')} digits={2} value={yuan} onChange={setYuan} />
      <TextField type="date" label={t('paidOn')} value={paidOn} onChange={setPaidOn} />
      <Refusal error={save.error} />
      <PaymentList memberId={line.memberId} />
    </Modal>
  );
}

function PaymentList({ memberId }: { memberId: string }) {
  const t = useMessages(duesMessages);
  const { data } = usePluginQuery({ path: `/members/${memberId}/payments`, response: paymentListSchema });
  return (
    <>
      <p className="yige-field-label" style={{ marginBlockEnd: 4 }}>
        {t('payments')}
      </p>
      {data?.items.length === 0 && <p className="yige-quiet">{t('noPayments')}</p>}
      <ul className="yige-plain-list">
        {data?.items.map((payment) => (
          <li key={payment.id}>
            <PaymentLine payment={payment} />
          </li>
        ))}
      </ul>
    </>
  );
}

function PaymentLine({ payment: { id, amountFen, paidOn, receivedBy, reverses, reversed } }: { payment: Payment }) {
  const t = useMessages(duesMessages);
  const w = useMessages(words);
  const announce = useAnnounce();
  const format = useFormat();
  const amount = format.money(amountFen);
  const reverse = usePluginMutation<typeof nothing, void>({
    ...{ method: 'POST', path: `/payments/${id}/reversal`, response: nothing },
  });
  return (
    <>
      <strong>{amount}</strong> {(reversed || reverses !== null) && <span className="yige-quiet">{t('reversal')}</span>}{' '}
      {!reversed && reverses === null && (
        <Popconfirm
          title={t('reverseAsk', { amount })}
          okText={t('reverse')}
          cancelText={w('cancel')}
          onConfirm={() => reverse.mutate(undefined, { onSuccess: () => announce(t('reversed')) })}
        >
          <Button size="small" loading={reverse.isPending}>
            {t('reverse')}
          </Button>
        </Popconfirm>
      )}
      <div className="yige-quiet">{t('receivedBy', { date: format.date(paidOn), name: receivedBy })}</div>
      <Refusal error={reverse.error} />
    </>
  );
}
