import type { DispatchLoad } from '@yige/contracts';
import { workerLoad } from './worker-load.js';

export interface LoadSum {
  communities: number;
  refusedCommunities: number;
  targets: number;
  refusedTargets: number;
  heavy: number;
}

/** What the communities of a street, or all of them, come to. */
export function sumOf(loads: readonly DispatchLoad[]): LoadSum {
  const refused = loads.filter(({ refusal }) => refusal !== null);
  const targets = (some: readonly DispatchLoad[]) => some.reduce((sum, load) => sum + load.targets, 0);
  return {
    communities: loads.length,
    refusedCommunities: refused.length,
    targets: targets(loads),
    refusedTargets: targets(refused),
    heavy: loads.filter((load) => workerLoad(load)?.heavy === true).length,
  };
}

/** Refused, heavy, or with nobody to do it: what a sender should look at. */
export function isTroubled(load: DispatchLoad): boolean {
  return load.refusal !== null || (workerLoad(load)?.heavy ?? true);
}

/** One decimal: 22.6 */
export function perWorkerText(load: number): string {
  return load.toFixed(1);
}
