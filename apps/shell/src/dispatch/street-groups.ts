import type { UnitReference } from '@yige/contracts';

/** Communities under the street that holds them; `street` is null for those that lie right below the district. */
export interface StreetGroup<Line> {
  street: UnitReference | null;
  lines: Line[];
}

/** Gathers lines under the unit above. Lines come by division code, and so do the groups; nothing is ranked. */
export function byStreet<Line extends { above: UnitReference | null }>(lines: readonly Line[]): StreetGroup<Line>[] {
  const groups = new Map<string | null, StreetGroup<Line>>();
  for (const line of lines) {
    const key = line.above?.id ?? null;
    const group = groups.get(key) ?? { street: line.above, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Few communities are read at one look; of many, only the streets that `matters` points out. */
const SHOWN_AT_ONCE = 20;
const OPENED_AT_MOST = 3;

/** Which groups begin open, by their index. */
export function openedAtFirst<Line>(
  groups: readonly StreetGroup<Line>[],
  matters: (line: Line) => boolean,
): ReadonlySet<number> {
  const all = groups.map((_, index) => index);
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  if (count <= SHOWN_AT_ONCE) return new Set(all);
  return new Set(all.filter((index) => groups[index]?.lines.some(matters)).slice(0, OPENED_AT_MOST));
}
