import type { ReactNode } from 'react';

export interface SkipLinkProps {
  /** The id of the main region; give it `tabIndex={-1}` so that it can take the focus. */
  readonly target: string;
  /** Words of the link, such as 跳到正文. */
  readonly children: ReactNode;
}

/** The first thing that Tab reaches; shown only while it has the focus. */
export function SkipLink({ target, children }: SkipLinkProps) {
  return (
    <a className="yige-skip-link" href={`#${target}`}>
      {children}
    </a>
  );
}
