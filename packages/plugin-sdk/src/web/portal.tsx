import type { Portal } from '@yige/contracts';
import type { ReactNode } from 'react';
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
export function usePluginNavigation(): { path: string; navigate: (path: string) => void } {
  const { id } = useScope();
  const root = `/apps/${id}`;
  const { pathname } = useLocation();
  const go = useNavigate();
  const path = pathname.startsWith(root) ? pathname.slice(root.length) || '/' : '/';
  return { path, navigate: (to) => void go(`${root}${to}`) };
}

/** Leads to a person's page in the portal. */
export function PersonLink({ personId, children }: { personId: string; children: ReactNode }) {
  return <Link to={`/people/${personId}`}>{children}</Link>;
}
