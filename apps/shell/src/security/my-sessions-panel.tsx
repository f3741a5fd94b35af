import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { defineMessages, LoadingView, Panel, useAnnounce, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Fault } from './fault.js';
import { SessionList } from './session-list.js';

const messages = defineMessages({
  'zh-CN': {
    title: '我的登录',
    hint: '有不认识的设备，就结束它，再换一个密码。',
    endOthers: '结束其他 {count} 个登录',
    ended: '已结束',
  },
  en: {
    title: 'My logins',
    hint: 'If you don’t know a device, end its login and change your password.',
    endOthers: 'End the {count, plural, one {other login} other {# other logins}}',
    ended: 'Ended',
  },
});

const KEY = ['my-sessions'];

export function MySessionsPanel() {
  const t = useMessages(messages);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const sessions = useQuery({ queryKey: KEY, queryFn: () => client.mySessions.list() });
  const settle = async () => {
    await cache.invalidateQueries({ queryKey: KEY });
    announce(t('ended'));
  };
  const end = useMutation({
    mutationFn: (id: string) => client.mySessions.end({ params: { id } }),
    onSuccess: settle,
  });
  const endOthers = useMutation({ mutationFn: () => client.mySessions.endOthers(), onSuccess: settle });
  const others = sessions.data?.items.filter(({ current }) => !current).length ?? 0;
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      extra={
        others > 0 && (
          <Button loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('endOthers', { count: others })}
          </Button>
        )
      }
    >
      <Fault error={end.error ?? endOthers.error} />
      {sessions.isLoading && <LoadingView />}
      {sessions.isError && <ReadFailed onRetry={() => void sessions.refetch()} />}
      {sessions.data !== undefined && <SessionList sessions={sessions.data.items} onEnd={({ id }) => end.mutate(id)} />}
    </Panel>
  );
}
