import { type ReactNode, useId } from 'react';

export interface PanelProps {
  /** The head. */
  readonly title: ReactNode;
  /** A few quiet words after the title. */
  readonly hint?: ReactNode;
  /** At the end of the head: a link or a small action. */
  readonly extra?: ReactNode;
  /** Before the title: the cell of the bureau that the panel belongs to. */
  readonly leading?: ReactNode;
  /** Lets a table or a list reach the panel's edges. */
  readonly flush?: boolean | undefined;
  /** What the panel holds. */
  readonly children: ReactNode;
}

/** A card with a head, and a region of the page named by its title. */
export function Panel({ title, hint, extra, leading, flush = false, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className="yige-panel" aria-labelledby={titleId}>
      <header className="yige-panel-head">
        {leading}
        <h2 className="yige-panel-title" id={titleId}>
          {title}
        </h2>
        {hint !== undefined && <span className="yige-panel-hint">{hint}</span>}
        {extra !== undefined && <div className="yige-panel-extra">{extra}</div>}
      </header>
      <div className={flush ? undefined : 'yige-panel-body'}>{children}</div>
    </section>
  );
}
