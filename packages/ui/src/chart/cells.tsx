/** A cell: what it stands for, and how much there is. */
export interface CellsItem {
  /** Unique among the cells. */
  readonly key: string;
  /** Above the figure: a day, a month, a unit. */
  readonly label: string;
  /** The figure in it. */
  readonly count: number;
  /** What is overdue or urgent stands out by line and colour; the label says which it is. */
  readonly late?: boolean | undefined;
}

export interface CellsProps {
  /** What is counted, for whoever hears it. */
  readonly label: string;
  /** In the order in which they are read. */
  readonly items: readonly CellsItem[];
}

const STEPS = 6;

/** One day, one unit, one cell: the more there is, the deeper its shade; each says its figure. */
export function Cells({ label, items }: CellsProps) {
  const most = Math.max(1, ...items.map(({ count }) => count));
  return (
    <ul className="yige-cells" aria-label={label}>
      {items.map(({ key, label: name, count, late = false }) => (
        <li key={key} className={`yige-cells-item yige-cells-${stepOf(count, most)}`} data-late={late || undefined}>
          <span className="yige-cells-name">{name}</span>
          <strong>{count}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Nothing has the faintest shade, the most the deepest. */
function stepOf(count: number, most: number): number {
  return count === 0 ? 1 : Math.min(STEPS, 1 + Math.ceil((count / most) * (STEPS - 1)));
}
