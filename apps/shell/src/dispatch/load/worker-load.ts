import { type DispatchLoad, HEAVY_LOAD } from '@yige/contracts';

/** Open tasks of each worker of a community: what is there, and what would be there after the dispatch. */
export interface WorkerLoad {
  before: number;
  after: number;
  heavy: boolean;
}

/** Null where nobody works: the tasks cannot be shared out. */
export function workerLoad({ open, targets, refused, workers }: DispatchLoad): WorkerLoad | null {
  if (workers === 0) return null;
  const before = open / workers;
  const after = (open + targets - refused) / workers;
  return { before, after, heavy: after > HEAVY_LOAD };
}

/** The load at the end of a bar: the same for all of a preview, and far enough that the line of HEAVY_LOAD shows. */
export function barEnd(loads: readonly DispatchLoad[]): number {
  return loads.reduce((end, load) => Math.max(end, workerLoad(load)?.after ?? 0), HEAVY_LOAD * 1.2);
}
