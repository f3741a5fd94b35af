import { type Me, type Post, requestProblems, roleTitles } from '@yige/contracts';
import { accountOf, type Caller, type CallerPost, postsOf } from '../access/caller.js';

/** The caller as `/me` and `/portal` tell it. A plugin that acts for nobody has no account to tell. */
export function describeCaller(caller: Caller): Me {
  const account = accountOf(caller);
  if (account === null) throw requestProblems['request.forbidden']();
  const all = postsOf(caller);
  const glass = caller.kind === 'staff' ? caller.breakGlass : null;
  // An emergency access is no post: the portal states it by itself.
  const posts = all.filter(({ id }) => id !== glass?.id);
  return {
    account: {
      id: account.id,
      username: caller.kind === 'staff' ? caller.username : account.id,
      displayName: account.name,
    },
    posts: posts.map(describePost),
    heldPosts: (caller.kind === 'staff' ? caller.heldPosts : posts).map(describePost),
    actingPostId: caller.kind === 'staff' ? caller.actingPostId : null,
    permissions: [...new Set(all.flatMap(({ permissions }) => [...permissions]))].sort(),
  };
}

function describePost({ id, role, unit, community }: CallerPost): Post {
  return { id, role, title: roleTitles[role], unit: { id: unit.id, name: unit.name, level: unit.level }, community };
}
