import type { ReactNode } from 'react';

export interface PaperProps {
  /** What the sheet is, for whoever hears it. */
  readonly label: string;
  /** A4 across, for tables of many columns. */
  readonly landscape?: boolean | undefined;
  /** A class of one's own, for what only this sheet has. */
  readonly className?: string | undefined;
  /** What stands on the sheet. */
  readonly children: ReactNode;
}

/**
 * A sheet of A4 as it comes from the printer: black on white in dark mode too, in an official letter's type. While it stands
 * in a page, printing the page prints the sheet and nothing around it.
 */
export function Paper({ label, landscape = false, className, children }: PaperProps) {
  const classes = ['yige-paper', ...(className === undefined ? [] : [className])].join(' ');
  return (
    <article className={classes} data-landscape={landscape || undefined} aria-label={label}>
      {children}
    </article>
  );
}

export interface PaperLineProps {
  /** What is set in one line, from edge to edge. */
  readonly children: ReactNode;
}

/** Short texts of one line, apart from each other: number and date, whom it is about. */
export function PaperLine({ children }: PaperLineProps) {
  return <p className="yige-paper-line">{children}</p>;
}

/** Where people sign: room above, and the space of a signature for each `<span>`. */
export function PaperSignatures({ children }: PaperLineProps) {
  return <p className="yige-paper-line yige-paper-signatures">{children}</p>;
}
