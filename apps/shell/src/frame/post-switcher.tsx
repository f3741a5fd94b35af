import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Post } from '@yige/contracts';
import { Icon, useAnnounce, useLocalized, useMessages, VisuallyHidden } from '@yige/ui';
import { client } from '../api/client.js';
import { usePortal } from '../app/portal.js';
import { message } from '../feedback/feedback.js';
import { ButtonMenu } from './button-menu.js';
import { frameMessages } from './frame-messages.js';

const ALL = 'all';

/** Where and as what the user works. Whoever holds several posts acts under all of them, or under one that they choose. */
export function PostSwitcher() {
  const t = useMessages(frameMessages);
  const { posts, heldPosts, actingPostId, district } = usePortal();
  const change = useChoosePost();
  const titleOf = usePostTitle();
  const [first] = posts;
  if (first === undefined) return <div className="top-post">{district}</div>;
  const words = (
    <>
      <strong>{placeOf(first)}</strong>
      <span>
        {titleOf(first)}
        {posts.length > 1 && ` · ${t('posts', { count: posts.length })}`}
      </span>
    </>
  );
  if (heldPosts.length < 2) return <div className="top-post">{words}</div>;
  return (
    <ButtonMenu
      menu={{
        selectable: true,
        selectedKeys: [actingPostId ?? ALL],
        items: [
          { key: ALL, label: t('allPosts', { count: heldPosts.length }) },
          { type: 'divider' },
          ...heldPosts.map((post) => ({ key: post.id, label: `${placeOf(post)} · ${titleOf(post)}` })),
        ],
        onClick: ({ key }) => change(key === ALL ? null : key),
      }}
    >
      <button type="button" className="top-post top-post-button">
        <span className="top-post-words">{words}</span>
        <VisuallyHidden>{t('switchPost')}</VisuallyHidden>
        <Icon name="chevronDown" size={16} />
      </button>
    </ButtonMenu>
  );
}

function placeOf({ community, unit }: Post): string {
  return community ?? unit.name;
}

function usePostTitle(): (post: Post) => string {
  const localized = useLocalized();
  return ({ title, community, unit }) => `${localized(title)}${community === null ? '' : ` · ${unit.name}`}`;
}

/** What was read under other posts is not shown for a moment longer than it takes to read it anew. */
function useChoosePost(): (postId: string | null) => void {
  const t = useMessages(frameMessages);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const choose = useMutation({
    mutationFn: (postId: string | null) => client.sessions.choosePost({ body: { postId } }),
    onSuccess: async () => {
      const portal = await client.portal.get();
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'portal' });
      cache.setQueryData(['portal'], portal);
      announce(t('postSwitched'));
    },
    onError: () => message.error(t('postNotSwitched')),
  });
  return (postId) => choose.mutate(postId);
}
