import { useQuery } from '@tanstack/react-query';
import type { Portal } from '@yige/contracts';
import { createContext, useContext } from 'react';
import { client } from '../api/client.js';
import { adoptPreferences } from '../preferences/preferences.js';

/** How often the portal asks whether its plugins have changed, in milliseconds. */
const REFRESH = 60_000;

export function usePortalQuery(enabled: boolean) {
  return useQuery({
    queryKey: ['portal'],
    enabled,
    retry: false,
    refetchInterval: REFRESH,
    queryFn: async ({ signal }) => {
      const portal = await client.portal.get({ signal });
      adoptPreferences(portal.account.id);
      return portal;
    },
  });
}

export const PortalContext = createContext<Portal | undefined>(undefined);

export function usePortal(): Portal {
  const portal = useContext(PortalContext);
  if (portal === undefined) throw new Error('usePortal belongs inside the portal’s frame');
  return portal;
}
