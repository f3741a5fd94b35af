import type { Portal } from '@yige/contracts';
import { type ReactNode, useMemo } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useHost, useScope } from './host-context.js';

/** The user, their posts, and the district's time zone. */
export function usePortal(): Pick<Portal, 'account' | 'posts' | 'timeZone' | 'district'> {
  const { account, posts, timeZone, district } = useHost().portal;
  return { account, posts, timeZone, district };
}

/** Whether the user holds a permission in at least one unit. For what is shown; the server decides. */
export function usePluginPermission(name: string): boolean {
  return useHost().portal.permissions.includes(name);
}

/** Where in the plugin's own pages the user is, and the way to another one. */
export interface PluginNavigation {
  /** From the plugin's root, such as `/disputes/01m8cccg65`. */
  path: string;
  /** What stands behind the question mark. */
  query: URLSearchParams;
  /** To a path of the plugin's own, with a query if it needs one: `/?activity=01m8cccg65`. */
  navigate: (path: string) => void;
}

/** Of the page that is open, in the terms of the plugin's own addresses. */
export function usePluginNavigation(): PluginNavigation {
  const { id } = useScope();
  const root = `/apps/${id}`;
  const { pathname, search } = useLocation();
  const go = useNavigate();
  const path = pathname.startsWith(root) ? pathname.slice(root.length) || '/' : '/';
  const query = useMemo(() => new URLSearchParams(search), [search]);
  return { path, query, navigate: (to) => void go(`${root}${to}`) };
}

/** Leads to a person's page in the portal. */
export function PersonLink({ personId, children }: { personId: string; children: ReactNode }) {
  return <Link to={`/people/${personId}`}>{children}</Link>;
}
