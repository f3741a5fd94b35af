import { useQuery } from '@tanstack/react-query';
import { type PluginSettings, ProblemError } from '@yige/contracts';
import { client } from '../../api/client.js';

export const settingKeys = {
  all: (pluginId: string) => ['plugin-settings', pluginId],
  unit: (pluginId: string, unitId: string | null) => ['plugin-settings', pluginId, 'unit', unitId],
  history: (pluginId: string, cursor: string | undefined) => ['plugin-settings', pluginId, 'history', cursor ?? null],
};

/** Null: the district. What others change meanwhile is asked for only when it matters, at saving. */
export function useSettings(pluginId: string, unitId: string | null) {
  return useQuery({
    queryKey: settingKeys.unit(pluginId, unitId),
    queryFn: () => readSettings(pluginId, unitId),
    refetchOnWindowFocus: false,
  });
}

export function readSettings(pluginId: string, unitId: string | null): Promise<PluginSettings> {
  return client.pluginSettings.get({ params: { id: pluginId }, query: unitId === null ? {} : { unit: unitId } });
}

export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'settings.changed';
}
