import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { defineMessages, LoadingView, Panel, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Fault } from './fault.js';

const messages = defineMessages({
  'zh-CN': {
    title: '签名密钥',
    hint: '平台用它给插件和其他系统发放短时令牌，会自动更换。',
    rotate: '现在换一把',
    question: '换一把签名密钥？新的先公布，一分钟后启用，正在办的事不会中断。',
    keep: '不换',
    next: '已公布，还没启用',
    signing: '正在用',
    verifying: '不再签发，等旧令牌过期',
    from: '{time} 起启用',
    done: '新的密钥已公布',
  },
  en: {
    title: 'Signing keys',
    hint: 'The platform signs the short tokens of plugins and other systems with them, and renews them by itself.',
    rotate: 'Make a new one now',
    question: 'Make a new signing key? It is published first and signs a minute later; nothing in progress breaks.',
    keep: 'Leave it',
    next: 'published, not in use yet',
    signing: 'in use',
    verifying: 'no longer signs; waits until its last token has expired',
    from: 'from {time}',
    done: 'The new key is published',
  },
});

const KEY = ['signing-keys'];

export function SigningKeysTab() {
  const t = useMessages(messages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const keys = useQuery({ queryKey: KEY, queryFn: () => client.signingKeys.list(), refetchInterval: 15_000 });
  const rotate = useMutation({
    mutationFn: () => client.signingKeys.rotate(),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: KEY });
      announce(t('done'));
    },
  });
  if (keys.isLoading) return <LoadingView />;
  if (keys.data === undefined) return <ReadFailed onRetry={() => void keys.refetch()} />;
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      extra={
        <Popconfirm title={t('question')} okText={t('rotate')} cancelText={t('keep')} onConfirm={() => rotate.mutate()}>
          <Button loading={rotate.isPending}>{t('rotate')}</Button>
        </Popconfirm>
      }
    >
      <Fault error={rotate.error} />
      <ul className="yige-cards security-sessions">
        {keys.data.items.map(({ kid, signsFrom, state }) => (
          <li key={kid}>
            <div>
              <strong>{t(state)}</strong>
              <div className="yige-quiet">
                {t('from', { time: format.dateTime(signsFrom) })} · {kid}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
