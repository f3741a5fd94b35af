import type { ReorganisationProposal } from '@yige/contracts';
import type { UnitCounts } from '../dataset/size.js';
import { lastCode, unitIdOf } from '../dataset/units.js';

/** All grids of a district are merged two by two into new ones, all at once. */
export function mergeGrids(counts: UnitCounts, district: number, effectiveOn: string): ReorganisationProposal {
  const communities = Array.from({ length: counts.streets }, (_street, street) =>
    Array.from({ length: counts.communities }, (_community, community) =>
      lastCode({ ...counts, districts: district, streets: street + 1, communities: community + 1 }, 'community'),
    ),
  ).flat();
  const pairs = Array.from({ length: Math.floor(counts.grids / 2) }, (_pair, index) => index);
  return {
    effectiveOn,
    basis: { number: '测政函〔2026〕1 号', title: '关于合并网格的批复', issuer: '测试区人民政府', date: effectiveOn },
    reason: 'bench',
    decisions: {},
    changes: communities.flatMap((community) =>
      pairs.map((pair) => ({
        change: 'merge' as const,
        units: [1, 2].map((half) => unitIdOf(`${community}${three(pair * 2 + half)}`)),
        into: {
          identity: 'new' as const,
          code: `${community}${three(900 + pair)}`,
          name: `新第 ${pair + 1} 网格`,
          kind: 'grid' as const,
        },
      })),
    ),
  };
}

function three(number: number): string {
  return String(number).padStart(3, '0');
}
