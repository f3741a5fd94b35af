export interface LogoProps {
  /** Pixels. */
  readonly size?: number | undefined;
}

/** The mark 一格: a grid of nine, one of them filled. Decoration: the name stands beside it. */
export function Logo({ size = 20 }: LogoProps) {
  return (
    <svg className="yige-logo" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path className="yige-logo-cell" d="M7 7h6v6H7z" />
      <path className="yige-logo-lines" d="M1 1h18v18H1zM7 1v18M13 1v18M1 7h18M1 13h18" />
    </svg>
  );
}
