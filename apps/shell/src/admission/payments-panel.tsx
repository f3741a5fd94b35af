import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { corePermissions, type FundingPayment } from '@yige/contracts';
import { BureauCell, LoadingView, Pager, Panel, useFormat, useMessages, usePages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { ReadFailed } from '../states/could-not-start.js';
import './admission.css';
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
  const [confirming, setConfirming] = useState(false);
  const { bureau, unit, month, paidFen, document, paidBy, paidAt, confirmation } = payment;
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
      {confirmation === null &&
        (permissions.includes(corePermissions.taskFundingConfirm) ? (
          <Button onClick={() => setConfirming(true)}>{t('confirm')}</Button>
        ) : (
          <span className="yige-quiet">{t('waiting')}</span>
        ))}
      {confirming && <ConfirmPaymentDialog payment={payment} onClose={() => setConfirming(false)} />}
    </li>
  );
}
