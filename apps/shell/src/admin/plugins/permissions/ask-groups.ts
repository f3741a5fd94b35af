import type { PluginAsk, PluginAskReference, Role } from '@yige/contracts';

/** One thing that is asked for, for whichever roles, in one state. */
export interface AskGroup {
  permission: string;
  kind: PluginAsk['kind'];
  title: PluginAsk['title'];
  state: PluginAsk['state'];
  /** The version that asked first. */
  version: string;
  roles: Role[];
  asks: PluginAsk[];
}

const order: Record<PluginAsk['state'], number> = { asked: 0, granted: 1, refused: 2 };

/** What waits for a decision first; a permission for several roles is one group where they stand alike. */
export function askGroups(asks: readonly PluginAsk[]): AskGroup[] {
  const groups = new Map<string, AskGroup>();
  for (const ask of asks) {
    const { permission, kind, title, state, version, role } = ask;
    const key = `${state} ${kind} ${permission}`;
    const group = groups.get(key) ?? { permission, kind, title, state, version, roles: [], asks: [] };
    group.asks.push(ask);
    if (role !== null) group.roles.push(role);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => order[one.state] - order[other.state]);
}

/** What a decision refers to. */
export function referencesOf({ asks }: Pick<AskGroup, 'asks'>): PluginAskReference[] {
  return asks.map(({ permission, role }) => ({ permission, role }));
}
