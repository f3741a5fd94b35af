import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FundingAmounts, FundingRow } from '@yige/contracts';
import {
  BureauCell,
  calendarDay,
  LoadingView,
  StateView,
  useDisplay,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import Input from 'antd/es/input';
import Table from 'antd/es/table';
import { useState } from 'react';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { Field } from '../people/forms/field.js';
import { ReadFailed } from '../states/could-not-start.js';
import { AdmissionHead } from './admission-head.js';
import { fundingMessages } from './funding-messages.js';
import { PaymentsPanel } from './payments-panel.js';

const AMOUNTS = ['promised', 'paid', 'confirmed'] as const;

/** Money of a month by bureau and community, in the order of the division codes: an account, not a ranking. */
export default function FundsPage() {
  const t = useMessages(fundingMessages);
  const { phone } = useDisplay();
  const { timeZone } = usePortal();
  const [month, setMonth] = useState(() => calendarDay(new Date(), timeZone).slice(0, 7));
  const funds = useQuery({
    queryKey: ['admissions', 'funds', month],
    enabled: month !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => client.taskFunding.totals({ query: { month }, signal }),
  });
  const { data } = funds;
  return (
    <div className="yige-page">
      <AdmissionHead note={t('note')} />
      <div className="yige-filters">
        <Field label={t('month')} error={undefined}>
          {(control) => (
            <Input {...control} type="month" value={month} onChange={({ target }) => setMonth(target.value)} />
          )}
        </Field>
      </div>
      {funds.isLoading && <LoadingView />}
      {funds.error !== null && data === undefined && <ReadFailed onRetry={() => void funds.refetch()} />}
      {data?.items.length === 0 && <StateView kind="empty" title={t('none')} />}
      {data !== undefined &&
        data.items.length > 0 &&
        (phone ? <Cards rows={data.items} /> : <Rows rows={data.items} total={data.total} />)}
      <PaymentsPanel />
    </div>
  );
}

function Rows({ rows, total }: { rows: FundingRow[]; total: FundingAmounts }) {
  const t = useMessages(fundingMessages);
  const localized = useLocalized();
  const format = useFormat();
  return (
    <Table<FundingRow>
      rowKey={({ unit, bureau }) => `${unit.id} ${bureau.pluginId}`}
      dataSource={rows}
      pagination={false}
      columns={[
        { title: t('unit'), render: (_, { unit }) => unit.name },
        {
          title: t('bureau'),
          render: (_, { bureau }) => (
            <span className="admission-name">
              <BureauCell glyph={bureau.glyph} color={bureau.color} />
              {localized(bureau.name)}
            </span>
          ),
        },
        ...AMOUNTS.map((amount) => ({
          title: t(amount),
          align: 'right' as const,
          render: (_: unknown, row: FundingRow) => format.money(row[`${amount}Fen`]),
        })),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={2}>
            <strong>{t('total')}</strong>
          </Table.Summary.Cell>
          {AMOUNTS.map((amount, index) => (
            <Table.Summary.Cell key={amount} index={index + 2} align="right">
              <strong>{format.money(total[`${amount}Fen`])}</strong>
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}

function Cards({ rows }: { rows: FundingRow[] }) {
  const t = useMessages(fundingMessages);
  const localized = useLocalized();
  const format = useFormat();
  return (
    <ul className="yige-cards">
      {rows.map((row) => (
        <li key={`${row.unit.id} ${row.bureau.pluginId}`} className="admission-card">
          <span className="admission-name">
            <BureauCell glyph={row.bureau.glyph} color={row.bureau.color} />
            <strong>{row.unit.name}</strong> {localized(row.bureau.name)}
          </span>
          {AMOUNTS.map((amount) => (
            <span key={amount}>
              {t(amount)} {format.money(row[`${amount}Fen`])}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
