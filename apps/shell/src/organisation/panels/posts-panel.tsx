import type { UnitPost } from '@yige/contracts';
import { LoadingView, Panel, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../../app/portal.js';
import { ReadFailed } from '../../states/could-not-start.js';
import { useUnitPosts } from '../organisation-queries.js';
import { postGroups } from '../post-groups.js';
import { unitMessages } from '../unit-messages.js';
import type { AsOf } from '../use-as-of.js';

/** Who works here, by the body or agency of their post; somebody with two posts stands in both. */
export function PostsPanel({ unitId, asOf }: { unitId: string; asOf: AsOf }) {
  const t = useMessages(unitMessages);
  const format = useFormat();
  const posts = useUnitPosts(unitId, asOf.day);
  const items = posts.data?.items ?? [];
  return (
    <Panel title={t('posts')} flush {...(items.length === 0 ? {} : { hint: format.count(items.length) })}>
      {posts.isLoading && <LoadingView />}
      {posts.error !== null && posts.data === undefined && <ReadFailed onRetry={() => void posts.refetch()} />}
      {posts.data !== undefined && items.length === 0 && <p className="unit-none">{t('noPosts')}</p>}
      {postGroups(items).map(({ key, name, posts: inside }) => (
        <section key={key}>
          <h3 className="unit-group">{name ?? t('ofUnit')}</h3>
          <ul className="unit-rows">
            {inside.map((post) => (
              <PostRow key={post.id} post={post} unitId={unitId} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function PostRow({ post: { account, title, unit }, unitId }: { post: UnitPost; unitId: string }) {
  const localized = useLocalized();
  const { places } = usePortal();
  return (
    <li>
      <div>
        {places.includes('staff') ? <Link to={`/staff/${account.id}`}>{account.name}</Link> : account.name}
        <small>
          {localized(title)}
          {unit.id !== unitId && ` · ${unit.name}`}
        </small>
      </div>
    </li>
  );
}
