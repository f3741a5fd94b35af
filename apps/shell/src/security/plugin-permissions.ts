import { useQuery } from '@tanstack/react-query';
import { useFormat, useLocalized } from '@yige/ui';
import { client } from '../api/client.js';

/** Permissions of the plugins that are enabled, grouped by plugin, and the title of each. */
export function usePluginPermissions() {
  const localized = useLocalized();
  const format = useFormat();
  const { data, error } = useQuery({
    queryKey: ['permissions'],
    queryFn: ({ signal }) => client.access.permissions({ signal }),
    staleTime: 60_000,
  });
  const own = data?.items.filter(({ owner }) => owner !== 'core') ?? [];
  const plugins = [...new Set(own.map(({ owner }) => owner))];
  const titles = new Map(own.map(({ name, title }) => [name, localized(title)]));
  return {
    error,
    /** Of one that no plugin declares any more, its name. */
    titleOf: (name: string) => titles.get(name) ?? name,
    groups: plugins.map((plugin) => ({
      label: plugin,
      options: own
        .filter(({ owner }) => owner === plugin)
        .map(({ name, title }) => ({ value: name, label: format.aside(localized(title), name) })),
    })),
  };
}
