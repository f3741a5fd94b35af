import { addDays, type Ledger, type LedgerEntry } from '@yige/contracts';
import { Paper, PaperLine, PaperSignatures, useFormat, useLocalized, useMessages, useToday } from '@yige/ui';
import { usePortal } from '../../app/portal.js';
import { asRead } from '../as-read.js';
import type { LedgerSelection, WholeLedger } from '../ledger-queries.js';
import { checkCodeOf } from '../seals/check-code.js';
import { isNumeric } from '../table/column-groups.js';
import { TableHead } from '../table/table-head.js';
import { TotalRow } from '../table/total-row.js';
import { useCellText } from '../table/use-cell-text.js';
import { usePeriodTitle } from '../use-period-title.js';
import { isOfSeveral, useUnitReference } from '../use-unit-reference.js';
import './ledger-sheet.css';
import { printMessages } from './print-messages.js';

interface LedgerSheetProps {
  ledger: Ledger;
  selection: LedgerSelection;
  whole: WholeLedger;
}

/** A4 landscape (guide.md, “Print”): head and foot come again on each page, whatever the browser. */
export function LedgerSheet({ ledger: declared, selection, whole }: LedgerSheetProps) {
  const t = useMessages(printMessages);
  const localized = useLocalized();
  const format = useFormat();
  const periodTitle = usePeriodTitle();
  const today = useToday();
  const unit = useUnitReference(selection.unit);
  const ledger = asRead(declared, whole);
  const { columns, title } = ledger;
  const withUnits = unit !== null && isOfSeveral(unit);
  const width = columns.length + (withUnits ? 2 : 1);
  const { rows, firstDay, endDay, seal } = whole;
  const lastDay = addDays(endDay, -1);
  const until = seal === null && today < lastDay ? today : lastDay;
  const period = t('period', {
    period: periodTitle(selection.period),
    from: format.dayMonth(firstDay),
    until: format.dayMonth(until),
  });
  return (
    <Paper label={localized(title)} landscape className="ledger-sheet">
      <h1>{localized(title)}</h1>
      <PaperLine>
        <span>{t('unit', { unit: seal?.unit.name ?? unit?.name ?? '' })}</span>
        <span>{period}</span>
        {columns.some(({ type }) => type === 'money') && <span>{t('money')}</span>}
      </PaperLine>
      <div className="ledger-sheet-table">
        <table>
          <TableHead ledger={ledger} withUnits={withUnits} withSources={false} />
          <tfoot>
            <tr>
              <td colSpan={width}>
                <Foot asOf={whole.asOf} seal={seal} />
              </td>
            </tr>
          </tfoot>
          <tbody>
            {rows.map((entry, row) => (
              <Row key={entry.key} ledger={ledger} entry={entry} withUnits={withUnits} number={row + 1} />
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={width}>{t('none')}</td>
              </tr>
            )}
            <TotalRow columns={columns} rows={rows} withUnits={withUnits} title={t('total', { rows: rows.length })} />
          </tbody>
        </table>
      </div>
      <PaperSignatures>
        <span className="ledger-sheet-line">{t('head')}</span>
        <span>{t('writer')}</span>
        <span className="ledger-sheet-line">{t('reviewer')}</span>
        <span>{t('printedOn', { date: format.date(today) })}</span>
      </PaperSignatures>
    </Paper>
  );
}

interface RowProps {
  ledger: Ledger;
  entry: LedgerEntry;
  withUnits: boolean;
  number: number;
}

function Row({ ledger, entry, withUnits, number }: RowProps) {
  const cellText = useCellText();
  return (
    <tr>
      <td data-numeric="true">{number}</td>
      {ledger.columns.map((column) => (
        <td key={column.name} data-numeric={isNumeric(column)}>
          {cellText(column, entry.cells[column.name], entry.person)}
        </td>
      ))}
      {withUnits && <td>{entry.unitName}</td>}
    </tr>
  );
}

/** Sealed or as of when, and who printed it. */
function Foot({ asOf, seal }: Pick<WholeLedger, 'asOf' | 'seal'>) {
  const t = useMessages(printMessages);
  const localized = useLocalized();
  const format = useFormat();
  const { account, posts } = usePortal();
  const [post] = posts;
  const standing =
    seal !== null
      ? t('sealed', { date: format.date(seal.sealedAt), code: checkCodeOf(seal.hash) })
      : t('asOf', { time: format.dateTime(asOf) });
  return (
    <div className="ledger-sheet-foot">
      <span>{standing}</span>
      {post !== undefined && (
        <span>{t('printedBy', { name: account.displayName, post: `${post.unit.name} ${localized(post.title)}` })}</span>
      )}
    </div>
  );
}
