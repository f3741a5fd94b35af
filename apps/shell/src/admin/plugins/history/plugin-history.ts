import type { Installation, Plugin, PluginAsk } from '@yige/contracts';

/** What was done with a plugin, as far as its records tell. */
export type Deed =
  | { kind: 'installed'; at: string; by: string; version: string; state: Installation['state'] }
  | { kind: 'granted' | 'refused'; at: string; by: string; permissions: number }
  | { kind: 'placed'; at: string; by: string; unit: string; version: string | null };

/** The latest first. Permissions that were decided in one go are one deed. */
export function historyOf(
  { units }: Plugin,
  installations: readonly Installation[],
  asks: readonly PluginAsk[],
): Deed[] {
  const decisions = new Map<string, Extract<Deed, { kind: 'granted' | 'refused' }>>();
  for (const { state, decidedAt, decidedBy } of asks) {
    if (state === 'asked' || decidedAt === null || decidedBy === null) continue;
    const key = `${state} ${decidedAt} ${decidedBy}`;
    const deed = decisions.get(key) ?? { kind: state, at: decidedAt, by: decidedBy, permissions: 0 };
    decisions.set(key, { ...deed, permissions: deed.permissions + 1 });
  }
  const deeds: Deed[] = [
    ...installations.map(({ startedAt, startedBy, plugin, state }) => ({
      kind: 'installed' as const,
      at: startedAt,
      by: startedBy,
      version: plugin?.version ?? '',
      state,
    })),
    ...decisions.values(),
    ...units.map(({ unit, version, since, by }) => ({
      kind: 'placed' as const,
      at: since,
      by,
      unit: unit.name,
      version,
    })),
  ];
  return deeds.sort((one, other) => other.at.localeCompare(one.at));
}
