import { HEAVY_LOAD } from '@yige/contracts';
import type { WorkerLoad } from './worker-load.js';

const HEIGHT = 12;

/** Open tasks of each worker, what is added, and the line of a heavy load; the figures stand beside it as text. */
export function LoadBar({ before, after, heavy, end }: WorkerLoad & { end: number }) {
  return (
    <svg className="load-bar" viewBox={`0 0 ${end} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="load-bar-open" width={before} height={HEIGHT} />
      <rect className="load-bar-added" data-heavy={heavy} x={before} width={after - before} height={HEIGHT} />
      <line x1={HEAVY_LOAD} x2={HEAVY_LOAD} y1={0} y2={HEIGHT} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
