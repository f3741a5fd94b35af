import type { BureauCellSize, BureauColor } from '../theme/tokens.js';

export interface BureauCellProps {
  /** One Hanzi, from the plugin's manifest. */
  readonly glyph: string;
  /** Assigned by the platform; a plugin never chooses its colour. */
  readonly color: BureauColor;
  /** Its edge; the usual one unless it is given. */
  readonly size?: BureauCellSize | undefined;
  /** The bureau's name, where no text beside the cell says it. */
  readonly title?: string | undefined;
}

/** 一格一字: the square that stands for a bureau. */
export function BureauCell({ glyph, color, size = 'default', title }: BureauCellProps) {
  const className = `yige-bureau-cell yige-bureau-cell-${size} yige-bureau-${color}`;
  if (title === undefined) {
    return (
      <span className={className} aria-hidden="true">
        {glyph}
      </span>
    );
  }
  return (
    <span className={className} role="img" aria-label={title} title={title}>
      {glyph}
    </span>
  );
}
