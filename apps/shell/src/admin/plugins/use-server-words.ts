import type { PluginVersion } from '@yige/contracts';
import { defineMessages, useFormat, useMessages } from '@yige/ui';

const messages = defineMessages({
  'zh-CN': {
    unreachable: '服务连不上（{detail}）',
    migrating: '服务在运行，但数据库还没准备好',
    other: '服务地址上运行的是 {detail}，不是这个版本',
    since: '{words}，上次正常是 {time}',
  },
  en: {
    unreachable: 'its server cannot be reached ({detail})',
    migrating: 'its server runs, but the database is not ready yet',
    other: 'at its address answers {detail}, which is not this version',
    since: '{words}; it was last ready {time}',
  },
});

/** Why a version's server is not ready, and since when; null: it is, or nobody has asked it. */
export function useServerWords(): (server: PluginVersion['server']) => string | null {
  const t = useMessages(messages);
  const format = useFormat();
  return (server) => {
    if (server === null || server.state === 'ready') return null;
    const words = t(server.state, { detail: server.detail ?? '' });
    return server.lastReadyAt === null ? words : t('since', { words, time: format.dateTime(server.lastReadyAt) });
  };
}
