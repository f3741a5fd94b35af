import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions, type FundingPayment } from '@yige/contracts';
import { BureauCell, LoadingView, Pager, Panel, useFormat, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import './admission.css';
import { CancelPaymentDialog } from './cancel-payment-dialog.js';
import { ConfirmPaymentDialog } from './confirm-payment-dialog.js';
import { fundingMessages } from './funding-messages.js';

const PAGE = 20;

/** Payments of the user's units, or of one admission; the community's secretary confirms what arrived. */
export function PaymentsPanel({ admissionId }: { admissionId?: string }) {
  const t = useMessages(fundingMessages);
  const pages = usePages();
  const payments = useQuery({
    queryKey: ['admissions', 'payments', admissionId ?? null, pages.cursor ?? null],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      client.taskFunding.payments({
        query: {
          limit: PAGE,
          ...(admissionId === undefined ? {} : { admission: admissionId }),
          ...(pages.cursor === undefined ? {} : { cursor: pages.cursor }),
        },
        signal,
      }),
  });
  const { data } = payments;
  return (
    <Panel title={t('payments')}>
      {payments.isLoading && <LoadingView />}
      {payments.error !== null && data === undefined && <ReadFailed onRetry={() => void payments.refetch()} />}
      {data?.items.length === 0 && <p className="yige-quiet">{t('noPayments')}</p>}
      <ul className="yige-plain-list">
        {(data?.items ?? []).map((payment) => (
          <Payment key={payment.id} payment={payment} />
        ))}
      </ul>
      <Pager pages={pages} next={data?.next ?? null} />
    </Panel>
  );
}

function Payment({ payment }: { payment: FundingPayment }) {
  const t = useMessages(fundingMessages);
  const format = useFormat();
  const { permissions } = usePortal();
  const [asking, setAsking] = useState<'confirm' | 'cancel' | null>(null);
  const { bureau, unit, month, paidFen, document, paidBy, paidAt, confirmation, cancellation, cancellable } = payment;
  const close = () => setAsking(null);
  return (
    <li className="admission-card">
      <span className="admission-name">
        <BureauCell glyph={bureau.glyph} color={bureau.color} />
        <strong>{format.money(paidFen)}</strong> {unit?.name ?? '—'} {t('forMonth', { month })}
      </span>
      <span className="yige-quiet">
        {document} · {paidBy.name} · {format.date(paidAt)}
      </span>
      {confirmation !== null && (
        <span>
          {t('arrived', { amount: format.money(confirmation.confirmedFen) })} · {confirmation.by.name}
          {confirmation.note !== null && <> · {confirmation.note}</>}
        </span>
      )}
      {cancellation !== null && (
        <span>
          {t('cancelled', { reason: cancellation.reason })} · {cancellation.by.name}
        </span>
      )}
      {confirmation === null &&
        cancellation === null &&
        (permissions.includes(corePermissions.taskFundingConfirm) ? (
          <Button onClick={() => setAsking('confirm')}>{t('confirm')}</Button>
        ) : (
          <span className="yige-quiet">{t('waiting')}</span>
        ))}
      {cancellable && (
        <Button danger onClick={() => setAsking('cancel')}>
          {t('cancelPayment')}
        </Button>
      )}
      {asking === 'confirm' && <ConfirmPaymentDialog payment={payment} onClose={close} />}
      {asking === 'cancel' && <CancelPaymentDialog payment={payment} onClose={close} />}
    </li>
  );
}
