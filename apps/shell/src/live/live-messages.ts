import { defineMessages } from '@yige/ui';

export const liveMessages = defineMessages({
  'zh-CN': {
    cut: '正在重新连接',
    cutHint: '新的变化会晚一些显示，您照常办事',
    changed: '有新的变化，点这里看',
  },
  en: {
    cut: 'Reconnecting',
    cutHint: 'What changes shows a little later; work on as usual',
    changed: 'Something changed: show it',
  },
});
