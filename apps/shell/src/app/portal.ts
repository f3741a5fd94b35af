import { useQuery } from '@tanstack/react-query';
import { type Portal, ProblemError, takeWorkingDayNotices } from '@yige/contracts';
import { createContext, useContext } from 'react';
import { client } from '../api/client.js';
import { keepPortal, keptPortal } from '../offline/kept-portal.js';
import { adoptPreferences } from '../preferences/preferences.js';

/** How often the portal asks whether its plugins have changed, in milliseconds. */
const REFRESH = 60_000;

export function usePortalQuery(enabled: boolean) {
  return useQuery({
    queryKey: ['portal'],
    enabled,
    retry: false,
    refetchInterval: REFRESH,
    // Without network too: then it is the one that this device keeps.
    networkMode: 'always',
    queryFn: async ({ signal }) => {
      const portal = await readPortal(signal);
      adoptPreferences(portal.account.id);
      // Days left are counted as core counts them.
      takeWorkingDayNotices(portal.workingDayNotices);
      return portal;
    },
  });
}

async function readPortal(signal: AbortSignal): Promise<Portal> {
  try {
    const portal = await client.portal.get({ signal });
    // Without network there is no developer's machine either.
    await keepPortal({ ...portal, plugins: portal.plugins.filter(({ local }) => local !== true) });
    return portal;
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'network.unreachable') throw error;
    const kept = await keptPortal();
    if (kept === null) throw error;
    return kept;
  }
}

export const PortalContext = createContext<Portal | undefined>(undefined);

/** Unit of the post under which the user acts; under all their posts, that of the first. Null: they hold none. */
export function usePostUnit(): string | null {
  return usePortal().posts[0]?.unit.id ?? null;
}

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (portal === undefined) throw new Error('usePortal belongs inside the portal’s frame');
  return portal;
}
