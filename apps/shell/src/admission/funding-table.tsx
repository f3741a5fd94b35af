import type { FundingAmounts, FundingGroup, FundingRow } from '@yige/contracts';
import { BureauCell, useFormat, useLocalized, useMessages } from '@yige/ui';
import Table from 'antd/es/table';
import './admission.css';
import { fundingMessages } from './funding-messages.js';

const AMOUNTS = ['promised', 'paid', 'confirmed'] as const;

/** Which columns tell a row of each grouping. */
const COLUMNS: Record<FundingGroup, readonly ('unit' | 'bureau' | 'month')[]> = {
  bureauAndCommunity: ['unit', 'bureau'],
  bureau: ['bureau'],
  community: ['unit'],
  street: ['unit'],
  month: ['month'],
};

interface FundingProps {
  rows: FundingRow[];
  total: FundingAmounts;
}

export function FundingTable({ rows, total, by }: FundingProps & { by: FundingGroup }) {
  const t = useMessages(fundingMessages);
  const format = useFormat();
  const columns = COLUMNS[by];
  const cells = {
    unit: (row: FundingRow) => row.unit?.name ?? t('ended'),
    bureau: (row: FundingRow) => <Bureau row={row} />,
    month: (row: FundingRow) => row.month,
  };
  return (
    <Table<FundingRow>
      rowKey={keyOf}
      dataSource={rows}
      pagination={false}
      columns={[
        ...columns.map((column) => ({
          title: t(column === 'unit' && by === 'street' ? 'street' : column),
          render: (_: unknown, row: FundingRow) => cells[column](row),
        })),
        ...AMOUNTS.map((amount) => ({
          title: t(amount),
          align: 'right' as const,
          render: (_: unknown, row: FundingRow) => format.money(row[`${amount}Fen`]),
        })),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={columns.length}>
            <strong>{t('total')}</strong>
          </Table.Summary.Cell>
          {AMOUNTS.map((amount, index) => (
            <Table.Summary.Cell key={amount} index={index + columns.length} align="right">
              <strong>{format.money(total[`${amount}Fen`])}</strong>
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}

/** The same on a phone, the sum at the end. */
export function FundingCards({ rows, total }: FundingProps) {
  const t = useMessages(fundingMessages);
  return (
    <ul className="yige-cards">
      {rows.map((row) => (
        <li key={keyOf(row)} className="admission-card">
          <span className="admission-name">
            {(row.unit !== null || row.bureau === null) && <strong>{row.unit?.name ?? row.month ?? t('ended')}</strong>}
            <Bureau row={row} />
          </span>
          <Amounts amounts={row} />
        </li>
      ))}
      <li className="admission-card">
        <strong>{t('total')}</strong>
        <Amounts amounts={total} />
      </li>
    </ul>
  );
}

function Bureau({ row: { bureau } }: { row: FundingRow }) {
  const localized = useLocalized();
  if (bureau === null) return null;
  return (
    <span className="admission-name">
      <BureauCell glyph={bureau.glyph} color={bureau.color} />
      {localized(bureau.name)}
    </span>
  );
}

function Amounts({ amounts }: { amounts: FundingAmounts }) {
  const t = useMessages(fundingMessages);
  const format = useFormat();
  return AMOUNTS.map((amount) => (
    <span key={amount}>
      {t(amount)} {format.money(amounts[`${amount}Fen`])}
    </span>
  ));
}

function keyOf({ unit, bureau, month }: FundingRow): string {
  return `${unit?.id ?? ''} ${bureau?.pluginId ?? ''} ${month ?? ''}`;
}
