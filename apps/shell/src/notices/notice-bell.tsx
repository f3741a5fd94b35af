import { corePermissions } from '@yige/contracts';
import { Icon, LoadingView, useDisplay, useMessages, VisuallyHidden } from '@yige/ui';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { usePortal } from '../app/portal.js';
import { ButtonPopover } from '../frame/button-popover.js';
import { bellMessages } from './bell-messages.js';
import './notices.css';
import { useUnreadCount } from './use-notices.js';

const NoticeList = lazy(async () => ({ default: (await import('./notice-list.js')).NoticeList }));

/** Notices in the popover; the page has the rest. */
const SHOWN = 8;
const MOST = 99;

/** How many notices wait: a popover on a desktop, on a phone the way to their page. */
export function NoticeBell() {
  const { permissions } = usePortal();
  return permissions.includes(corePermissions.taskRead) ? <Bell /> : null;
}

function Bell() {
  const t = useMessages(bellMessages);
  const { phone } = useDisplay();
  const { data } = useUnreadCount();
  const count = data?.unread ?? 0;
  const label = count === 0 ? t('notices') : t('unread', { count });
  const face = (
    <>
      <Icon name="bell" /> {!phone && <span>{t('notices')}</span>}
      {count > 0 && <span className="top-count">{count > MOST ? t('more') : count}</span>}
    </>
  );
  if (phone) {
    return (
      <Link to="/notices" className="top-tool" aria-label={label}>
        {face}
      </Link>
    );
  }
  return (
    <ButtonPopover
      placement="bottomRight"
      content={(close) => (
        <div className="notices-popover">
          <Suspense fallback={<LoadingView />}>
            <NoticeList unread={false} limit={SHOWN} paged={false} onOpened={close} />
          </Suspense>
          <footer>
            <Link to="/notices" onClick={close}>
              {t('all')}
            </Link>
          </footer>
        </div>
      )}
    >
      <button type="button" className="top-tool">
        {face}
        {count > 0 && <VisuallyHidden> {t('unreadAfter')}</VisuallyHidden>}
      </button>
    </ButtonPopover>
  );
}
