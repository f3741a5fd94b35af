import { defineMessages } from '@yige/ui';

export const stateMessages = defineMessages({
  'zh-CN': {
    couldNotStart: '平台暂时连不上',
    couldNotStartHint: '网络断了，或者平台正在重启。您没有丢失任何内容。',
    retry: '再试一次',
    notFound: '没有这一页',
    notFoundHint: '地址可能写错了，或者这条内容已不在您的范围内。',
    toInbox: '回到待办',
    noPermission: '您的岗位不能看这一页',
    noPermissionHint: '您现在的岗位是{posts}。需要的话，请社区书记或系统管理员授权。',
    failed: '没有读出来',
    failedHint: '网络断了一下。您填的内容还在。',
    pageFailed: '这一页没能打开',
    pageFailedHint: '网络断过，或者平台刚刚升级。重新打开就好；还没有保存的内容要再填一次。',
    openAnew: '重新打开',
  },
  en: {
    couldNotStart: 'The platform cannot be reached',
    couldNotStartHint: 'The network is down, or the platform is restarting. Nothing of yours is lost.',
    retry: 'Try again',
    notFound: 'There is no such page',
    notFoundHint: 'The address may be wrong, or this is no longer within your units.',
    toInbox: 'Back to the inbox',
    noPermission: 'Your post cannot see this page',
    noPermissionHint: 'Your post is {posts}. If you need it, ask the community secretary or a system administrator.',
    failed: 'It could not be read',
    failedHint: 'The network was interrupted. What you filled in is kept.',
    pageFailed: 'This page did not open',
    pageFailedHint:
      'The network was interrupted, or the platform has just been upgraded. Open it anew; what was not saved is to be filled in again.',
    openAnew: 'Open anew',
  },
});
