import { Paper, PaperLine, PaperSignatures, useMessages } from '@yige/ui';
import type { ReactNode } from 'react';
import { sheetMessages } from './sheet-messages.js';

interface SheetProps {
  title: string;
  /** Above the rule: number, unit, time. */
  about: readonly string[];
  children: ReactNode;
}

/** A page of A4 as it comes out of the printer; everything around it stays on the screen. */
export function Sheet({ title, about, children }: SheetProps) {
  const t = useMessages(sheetMessages);
  return (
    <Paper label={title}>
      <h2>{title}</h2>
      <PaperLine>
        {about.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </PaperLine>
      {children}
      <PaperSignatures>
        <span>{t('clerk')}</span>
        <span>{t('receiver')}</span>
        <span>{t('onlyApplicant')}</span>
      </PaperSignatures>
    </Paper>
  );
}

interface SheetTableProps {
  caption: string;
  heads: readonly string[];
  /** Each with a key of its own before its cells. */
  rows: readonly (readonly [key: string, ...cells: ReactNode[]])[];
  empty: string;
}

export function SheetTable({ caption, heads, rows, empty }: SheetTableProps) {
  return (
    <section>
      <h3>{caption}</h3>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, ...cells]) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  <td key={heads[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
