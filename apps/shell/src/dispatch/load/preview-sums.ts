import type { DispatchLoad } from '@yige/contracts';
import { workerLoad } from './worker-load.js';

export interface LoadSum {
  communities: number;
  /** Those where something may be sent. */
  reached: number;
  /** Those where some or all is held back. */
  refusing: number;
  targets: number;
  refused: number;
  heavy: number;
  /** Who shares what goes: those of communities where something may be sent. */
  workers: number;
}

/** What the communities of a street, or all of them, come to. */
export function sumOf(loads: readonly DispatchLoad[]): LoadSum {
  const reached = loads.filter(({ targets, refused }) => targets > refused);
  const sum = (field: 'targets' | 'refused') => loads.reduce((total, load) => total + load[field], 0);
  return {
    communities: loads.length,
    reached: reached.length,
    refusing: loads.filter(({ refused }) => refused > 0).length,
    targets: sum('targets'),
    refused: sum('refused'),
    heavy: loads.filter((load) => workerLoad(load)?.heavy === true).length,
    workers: reached.reduce((total, { workers }) => total + workers, 0),
  };
}

/** Refused, heavy, or with nobody to do it: what a sender should look at. */
export function isTroubled(load: DispatchLoad): boolean {
  return load.refused > 0 || (workerLoad(load)?.heavy ?? true);
}

/** One decimal: 22.6 */
export function perWorkerText(load: number): string {
  return load.toFixed(1);
}
