import { StateView, useFormat, useLocalized, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { stateMessages } from './messages.js';

export function NotFound() {
  const t = useMessages(stateMessages);
  return (
    <div className="yige-page">
      <StateView
        kind="notFound"
        title={t('notFound')}
        description={t('notFoundHint')}
        action={<Link to="/">{t('toInbox')}</Link>}
      />
    </div>
  );
}

export function NoPermission() {
  const t = useMessages(stateMessages);
  const format = useFormat();
  const localized = useLocalized();
  const { posts } = usePortal();
  const names = format.list(posts.map(({ title }) => localized(title)));
  return (
    <div className="yige-page">
      <StateView kind="noPermission" title={t('noPermission')} description={t('noPermissionHint', { posts: names })} />
    </div>
  );
}
