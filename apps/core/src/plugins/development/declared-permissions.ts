import type { PluginManifest } from '@yige/contracts';
import type { CallerPost, StaffCaller } from '../../access/caller.js';
import { bureauRoles } from '../../access/roles.js';

/**
 * The developer as the manifest would have it once everything that it asks for were granted: each post with those of the
 * plugin's own permissions that are meant for its role. Only their own server is ever told, and what it shows.
 */
export function asDeclared(caller: StaffCaller, manifest: PluginManifest): StaffCaller {
  const withDeclared = (post: CallerPost): CallerPost => ({
    ...post,
    permissions: new Set([...post.permissions, ...declaredFor(post, manifest)]),
  });
  return { ...caller, posts: caller.posts.map(withDeclared), heldPosts: caller.heldPosts.map(withDeclared) };
}

function declaredFor({ role, agency }: CallerPost, { id, bureau, permissions }: PluginManifest): string[] {
  if (bureauRoles.has(role) && agency?.bureau !== bureau.kind) return [];
  return permissions.flatMap(({ name, grantedTo }) =>
    name.startsWith(`${id}:`) && grantedTo.includes(role) ? [name] : [],
  );
}
