import { useMessages } from '@yige/ui';
import Checkbox from 'antd/es/checkbox';
import { useState } from 'react';
import { NoticeList } from './notice-list.js';
import { noticeMessages } from './notice-messages.js';

/** All that one was told. */
export default function NoticesPage() {
  const t = useMessages(noticeMessages);
  const [unread, setUnread] = useState(false);
  return (
    <div className="yige-page notices-page">
      <h1>{t('notices')}</h1>
      <Checkbox checked={unread} onChange={({ target }) => setUnread(target.checked)}>
        {t('onlyUnread')}
      </Checkbox>
      <NoticeList unread={unread} limit={30} paged />
    </div>
  );
}
