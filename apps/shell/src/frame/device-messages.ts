import { defineMessages } from '@yige/ui';

/** What stands in the frame of visits that this device keeps. */
export const deviceMessages = defineMessages({
  'zh-CN': {
    offlineBar: '没有网络。可以照常填，已存 {count} 处，有网后自动上传。',
    offlineNone: '没有网络。填的内容先存在这台设备上。',
    waitingBar: '{count} 处走访待上传',
    refusedBar: '{count} 处走访要再看一下',
  },
  en: {
    offlineBar:
      'No network. Go on as usual; {count, plural, one {# visit waits} other {# visits wait}} and will be sent by itself.',
    offlineNone: 'No network. What you fill in is kept on this device.',
    waitingBar: '{count, plural, one {# visit} other {# visits}} to be sent',
    refusedBar: '{count, plural, one {# visit} other {# visits}} to look at again',
  },
});
