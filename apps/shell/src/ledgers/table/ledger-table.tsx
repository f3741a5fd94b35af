import type { Ledger, LedgerEntry } from '@yige/contracts';
import { useLocalized, useMessages } from '@yige/ui';
import { useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { ledgerMessages } from '../ledger-messages.js';
import { CellTrace } from '../trace/cell-trace.js';
import { TotalTrace } from '../trace/total-trace.js';
import { TracePopover } from '../trace/trace-popover.js';
import { isNumeric, isSummed } from './column-groups.js';
import './ledger-table.css';
import { TableHead } from './table-head.js';
import { TotalRow } from './total-row.js';
import { useCellText } from './use-cell-text.js';
import { useRovingCells } from './use-roving-cells.js';

interface LedgerTableProps {
  ledger: Ledger;
  rows: readonly LedgerEntry[];
  /** The rows are of several units. */
  withUnits: boolean;
  /** From 1. */
  page: number;
  /** Rows on the pages before. */
  before: number;
}

/** The rows of a page; each cell opens its trace. */
export function LedgerTable({ ledger, rows, withUnits, page, before }: LedgerTableProps) {
  const t = useMessages(ledgerMessages);
  const localized = useLocalized();
  const cellText = useCellText();
  const { columns } = ledger;
  const summed = columns.flatMap((column, at) => (isSummed(column) ? [at] : []));
  const roving = useRovingCells(rows.length, columns.length, summed);
  const titleId = useId();
  const table = useRef<HTMLTableElement>(null);
  const [traced, setTraced] = useState<string | null>(null);
  const close = (how: 'returning' | 'elsewhere') => {
    if (how === 'returning') table.current?.querySelector<HTMLElement>(`[data-cell="${traced}"]`)?.focus();
    setTraced(null);
  };
  return (
    <div className="ledger-table">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML-ARIA allows a table to be a grid, whose cells arrow keys reach */}
      <table ref={table} role="grid" aria-label={t('table', { title: localized(ledger.title) })} {...roving.table}>
        <TableHead ledger={ledger} withUnits={withUnits} />
        <tbody>
          {rows.map((entry, row) => (
            <tr key={entry.key}>
              <td data-numeric="true" className="ledger-number">
                {before + row + 1}
              </td>
              {columns.map((column, at) => {
                const cell = roving.cell(row, at);
                const text = cellText(column, entry.cells[column.name], entry.person);
                const isName = column.type === 'person' && column.semantic === 'person.name';
                return (
                  <td key={column.name} data-numeric={isNumeric(column)} data-pinned={isName} data-type={column.type}>
                    {isName && entry.person !== null ? (
                      <Link
                        to={`/people/${entry.person.id}`}
                        className="ledger-cell"
                        aria-keyshortcuts="Space"
                        {...cell}
                        onKeyDown={(event) => {
                          if (event.key !== ' ') return;
                          event.preventDefault();
                          setTraced(cell['data-cell']);
                        }}
                      >
                        {text}
                      </Link>
                    ) : (
                      <button
                        type="button"
                        className="ledger-cell"
                        aria-haspopup="dialog"
                        aria-expanded={traced === cell['data-cell']}
                        {...cell}
                        onClick={() => setTraced(cell['data-cell'])}
                      >
                        {text}
                      </button>
                    )}
                    {traced === cell['data-cell'] && (
                      <TracePopover titleId={titleId} onClose={close}>
                        <CellTrace ledger={ledger} entry={entry} column={column} titleId={titleId} />
                      </TracePopover>
                    )}
                  </td>
                );
              })}
              {withUnits && <td className="ledger-unit">{entry.unitName}</td>}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <TotalRow
            columns={columns}
            rows={rows}
            withUnits={withUnits}
            title={t('subtotal', { page, rows: rows.length })}
            sum={(column, at, text) => {
              const cell = roving.cell(rows.length, at);
              return (
                <>
                  <button
                    type="button"
                    className="ledger-cell"
                    aria-haspopup="dialog"
                    aria-expanded={traced === cell['data-cell']}
                    {...cell}
                    onClick={() => setTraced(cell['data-cell'])}
                  >
                    {text}
                  </button>
                  {traced === cell['data-cell'] && (
                    <TracePopover titleId={titleId} onClose={close}>
                      <TotalTrace column={column} rows={rows} titleId={titleId} />
                    </TracePopover>
                  )}
                </>
              );
            }}
          />
        </tfoot>
      </table>
    </div>
  );
}
