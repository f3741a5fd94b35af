import type { MatterSummary } from '@yige/contracts';

/** 榆树社区第 1 网格 3 栋 1-101 东门. */
export function placeWords({ unitName, building, door, text }: MatterSummary['place']): string {
  return [unitName, building, door, text].filter((part) => part !== null && part !== '').join(' ');
}
