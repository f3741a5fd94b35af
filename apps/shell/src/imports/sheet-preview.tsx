import { type Import, upperHeadingRow } from '@yige/contracts';
import { Panel, useMessages } from '@yige/ui';
import { columnLetter } from './column-letter.js';
import { importMessages } from './import-messages.js';

const SHOWN = 8;

interface SheetPreviewProps {
  rows: Import['preview'];
  headingRow: number;
  columns: number;
}

/** The beginning of the file as a spreadsheet program shows it. */
export function SheetPreview({ rows, headingRow, columns }: SheetPreviewProps) {
  const t = useMessages(importMessages);
  const headingRows = [headingRow, upperHeadingRow(rows, headingRow)];
  const letters = Array.from({ length: columns }, (_, column) => columnLetter(column));
  return (
    <Panel title={t('previewTitle')} hint={t('previewHint')} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="imports-preview" aria-label={t('previewTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('row')}</th>
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ row, cells }) => (
              <tr key={row} data-heading={headingRows.includes(row)}>
                <th scope="row">{row}</th>
                {letters.map((letter, column) => (
                  <td key={letter}>{cells[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
