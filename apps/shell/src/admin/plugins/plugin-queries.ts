import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { corePermissions, type Plugin, type Unit } from '@yige/contracts';
import { allPages } from '../../api/all-pages.js';
import { client } from '../../api/client.js';
import { usePortal } from '../../app/portal.js';
import { useHints } from '../../live/use-live.js';
import { unitsBelow } from '../../security/unit-nodes.js';

/** How often is asked how plugins do, which nothing tells by itself; in milliseconds. */
const HEALTH = 30_000;
/** The same while an installation goes on. */
const PROGRESS = 2_000;

const PLUGINS = ['plugins'] as const;
const INSTALLATIONS = ['plugin-installations'] as const;
const HISTORY = ['plugin-history'] as const;

/**
 * What the user may do here: the system administrator installs and says which units have a plugin, the security
 * administrator trusts. Whoever runs a bureau’s plugins operates alone: brings in versions and pilots them.
 */
export function useOffices(): { installs: boolean; operates: boolean; decides: boolean; configures: boolean } {
  const { permissions } = usePortal();
  return {
    installs: permissions.includes(corePermissions.pluginInstall),
    operates: permissions.includes(corePermissions.pluginOperate),
    decides: permissions.includes(corePermissions.securityManage),
    configures: permissions.includes(corePermissions.pluginConfigure),
  };
}

/** All plugins, with their versions and who has which. */
export function usePlugins() {
  return useQuery({
    queryKey: PLUGINS,
    queryFn: ({ signal }) => allPages((cursor) => client.plugins.list({ query: { limit: 200, ...cursor }, signal })),
    refetchInterval: HEALTH,
  });
}

/** What was done with a plugin: a page of it. */
export function usePluginHistory(pluginId: string, cursor: string | undefined) {
  return useQuery({
    queryKey: [...HISTORY, pluginId, cursor ?? null],
    queryFn: ({ signal }) =>
      client.plugins.history({
        params: { id: pluginId },
        query: { limit: 8, ...(cursor === undefined ? {} : { cursor }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** A page of them; of one plugin, those of its latest attempts. */
export function useInstallations(pluginId?: string, cursor?: string) {
  return useQuery({
    queryKey: [...INSTALLATIONS, { plugin: pluginId ?? null, cursor: cursor ?? null }],
    queryFn: ({ signal }) =>
      client.plugins.installations({
        query: {
          limit: 20,
          ...(pluginId === undefined ? {} : { plugin: pluginId }),
          ...(cursor === undefined ? {} : { cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? PROGRESS : false),
  });
}

export function useInstallation(id: string) {
  return useQuery({
    queryKey: [...INSTALLATIONS, id],
    queryFn: ({ signal }) => client.plugins.installation({ params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && goesOn(state.data) ? PROGRESS : false),
  });
}

function goesOn({ state }: { state: string }): boolean {
  return state === 'running' || state === 'waiting';
}

/** What versions ask for, and what was decided. */
export function useAsks(pluginId: string) {
  return useQuery({
    queryKey: ['plugin-asks', pluginId],
    queryFn: ({ signal }) => client.pluginTrust.permissions({ params: { id: pluginId }, signal }),
  });
}

export function useTraffic(pluginId: string) {
  return useQuery({
    queryKey: ['plugin-traffic', pluginId],
    queryFn: ({ signal }) => client.pluginTraffic.get({ params: { id: pluginId }, signal }),
    refetchInterval: HEALTH,
  });
}

export function useKeys() {
  return useQuery({ queryKey: ['plugin-keys'], queryFn: ({ signal }) => client.pluginTrust.keys({ signal }) });
}

/** Reads anew whatever these screens show; the portal too, which shows the plugins themselves. */
export function useRefresh(): () => Promise<unknown> {
  const cache = useQueryClient();
  return () =>
    Promise.all(
      [PLUGINS, INSTALLATIONS, HISTORY, ['plugin-asks'], ['plugin-keys'], ['plugin-traffic'], ['portal']].map(
        (queryKey) => cache.invalidateQueries({ queryKey }),
      ),
    );
}

/** Somebody else installed, placed or decided. */
export function useOthersChanges(): void {
  const refresh = useRefresh();
  useHints('plugin', () => void refresh());
}

/** An act that answers with the plugin as it is afterwards. */
export function usePluginChange<Given>(act: (given: Given) => Promise<Plugin>) {
  const cache = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: act,
    onSuccess: (changed) =>
      cache.setQueryData<Plugin[]>(PLUGINS, (plugins) =>
        plugins?.map((plugin) => (plugin.id === changed.id ? changed : plugin)),
      ),
    onSettled: refresh,
  });
}

/** The topmost units of the user's own, and what lies directly within them: of a district its streets. */
export function useDistrict() {
  return useQuery({
    queryKey: ['units', 'district'],
    queryFn: async (): Promise<{ whole: Unit[]; parts: Unit[] }> => {
      const whole = await unitsBelow(undefined);
      const parts = await Promise.all(whole.filter(({ hasChildren }) => hasChildren).map(({ id }) => unitsBelow(id)));
      return { whole, parts: parts.flat() };
    },
    staleTime: 600_000,
  });
}
