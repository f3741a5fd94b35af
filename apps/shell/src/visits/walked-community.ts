import { corePermissions } from '@yige/contracts';
import { usePortal } from '../app/portal.js';

/** The community in which somebody walks for others too; null for who has none. */
export function useWalkedCommunity(): { id: string; name: string } | null {
  const { posts, permissions } = usePortal();
  const post = posts.find(({ unit }) => unit.level === 'community');
  if (post === undefined || !permissions.includes(corePermissions.taskAct)) return null;
  return { id: post.unit.id, name: post.unit.name };
}
