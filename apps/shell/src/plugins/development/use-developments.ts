import { useQuery } from '@tanstack/react-query';
import type { PluginDevelopment } from '@yige/contracts';
import { client } from '../../api/client.js';

export const DEVELOPMENTS = ['plugin-developments'] as const;

/** What shows in this session from a developer's machine; looked at by itself every so many milliseconds. */
export function useDevelopments(interval: number | false): readonly PluginDevelopment[] | undefined {
  const { data } = useQuery({
    queryKey: DEVELOPMENTS,
    queryFn: ({ signal }) => client.pluginDevelopments.list({ signal }),
    refetchInterval: interval,
    retry: false,
  });
  return data?.items;
}

/** Without the mark of the single build: `0.3.0-dev` of `0.3.0-dev.1b2c3d`. */
export function shortVersion(version: string): string {
  return version.replace(/\bdev\.[0-9a-z]+$/, 'dev');
}
