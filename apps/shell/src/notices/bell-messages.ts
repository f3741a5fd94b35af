import { defineMessages } from '@yige/ui';

/** What every page says of notices. */
export const bellMessages = defineMessages({
  'zh-CN': {
    notices: '提醒',
    unread: '提醒，{count} 条没看',
    unreadAfter: '条没看',
    more: '99+',
    all: '看全部提醒',
  },
  en: {
    notices: 'Notices',
    unread: 'Notices, {count} not read',
    unreadAfter: 'not read',
    more: '99+',
    all: 'All notices',
  },
});
