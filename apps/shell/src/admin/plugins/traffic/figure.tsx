import { SPARKLINE, sparklinePath } from './sparkline-path.js';

interface FigureProps {
  label: string;
  /** Null: nothing was measured. */
  value: string | null;
  unit: string;
  unmeasured: string;
  /** Over the hours; the table beside holds them in words. */
  values: readonly (number | null)[];
}

/** One figure of a day with its course. */
export function Figure({ label, value, unit, unmeasured, values }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <small>{unmeasured}</small>
        ) : (
          <>
            {value}
            <small>{unit}</small>
          </>
        )}
        <svg viewBox={`0 0 ${SPARKLINE.width} ${SPARKLINE.height}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="plugin-figure-zero" d={`M0 ${SPARKLINE.height - 0.5}H${SPARKLINE.width}`} />
          <path d={sparklinePath(values)} />
        </svg>
      </dd>
    </div>
  );
}
