import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AccountSecurity } from '@yige/contracts';
import { defineMessages, LoadingView, Panel, StateView, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Input from 'antd/es/input';
import Popconfirm from 'antd/es/popconfirm';
import { useDeferredValue, useState } from 'react';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Fault } from './fault.js';
import { SessionList } from './session-list.js';

const messages = defineMessages({
  'zh-CN': {
    title: '账号和登录',
    find: '找账号或姓名',
    online: '只看在线的',
    none: '没有这样的账号',
    noneHint: '换个开头试试，或者去掉“只看在线的”。',
    disabled: '已停用',
    factor: '有动态码',
    noFactor: '没有动态码',
    sessions: '{count, plural, =0 {没有登录} other {# 个登录}}',
    seen: '最后用于 {time}',
    show: '看登录',
    hide: '收起',
    end: '结束全部登录',
    endQuestion: '结束{name}的 {count} 个登录？没保存的内容可能会丢。',
    reset: '重置动态码',
    resetQuestion: '重置{name}的动态码？先核实是本人。他的登录会全部结束，下次只用密码登录。',
    keep: '不动',
    more: '再看一些',
    done: '做好了',
  },
  en: {
    title: 'Accounts and logins',
    find: 'Find an account or a name',
    online: 'Only who is online',
    none: 'No such account',
    noneHint: 'Try another beginning, or look at those who are not online too.',
    disabled: 'disabled',
    factor: 'second factor',
    noFactor: 'no second factor',
    sessions: '{count, plural, =0 {not logged in} one {# login} other {# logins}}',
    seen: 'last used {time}',
    show: 'Show logins',
    hide: 'Hide',
    end: 'End all logins',
    endQuestion:
      'End the {count, plural, one {login} other {# logins}} of {name}? What they have not saved may be lost.',
    reset: 'Reset second factor',
    resetQuestion:
      'Reset the second factor of {name}? Make sure first that it is them. Their logins end; the password alone opens next time.',
    keep: 'Leave it',
    more: 'More',
    done: 'Done',
  },
});

const KEY = ['account-security'];

/** Who is logged in where. A login that should not be is ended; a lost second factor is taken away. */
export function AccountsTab() {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const [online, setOnline] = useState(false);
  const q = useDeferredValue(text.trim());
  const accounts = useInfiniteQuery({
    queryKey: [...KEY, q, online],
    queryFn: ({ pageParam, signal }) =>
      client.accountSecurity.list({
        query: {
          online: online ? 'true' : 'false',
          ...(q === '' ? {} : { q }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const items = accounts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('title')} flush>
      <div className="security-filters">
        <Input
          allowClear
          aria-label={t('find')}
          placeholder={t('find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Checkbox checked={online} onChange={(event) => setOnline(event.target.checked)}>
          {t('online')}
        </Checkbox>
      </div>
      {accounts.isLoading && <LoadingView />}
      {accounts.isError && <ReadFailed onRetry={() => void accounts.refetch()} />}
      {accounts.data !== undefined && items.length === 0 && (
        <StateView kind="noMatch" title={t('none')} description={t('noneHint')} />
      )}
      <ul className="yige-cards security-sessions">
        {items.map((item) => (
          <AccountRow key={item.account.id} item={item} />
        ))}
      </ul>
      {accounts.hasNextPage && (
        <div className="security-more">
          <Button loading={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function AccountRow({ item }: { item: AccountSecurity }) {
  const t = useMessages(messages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const { account, disabled, secondFactor, sessions, lastSeenAt } = item;
  const params = { accountId: account.id };
  const onSuccess = async () => {
    await cache.invalidateQueries({ queryKey: KEY });
    announce(t('done'));
  };
  const end = useMutation({ mutationFn: () => client.accountSecurity.endSessions({ params }), onSuccess });
  const reset = useMutation({ mutationFn: () => client.accountSecurity.resetSecondFactor({ params }), onSuccess });
  const facts = [
    account.username,
    ...(disabled ? [t('disabled')] : []),
    t(secondFactor ? 'factor' : 'noFactor'),
    t('sessions', { count: sessions }),
    ...(lastSeenAt === null ? [] : [t('seen', { time: format.dateTime(lastSeenAt) })]),
  ];
  return (
    <li>
      <div>
        <strong>{account.displayName}</strong>
        <div className="yige-quiet">{facts.join(' · ')}</div>
        <Fault error={end.error ?? reset.error} />
      </div>
      {sessions > 0 && (
        <>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'hide' : 'show')}
          </Button>
          <Popconfirm
            title={t('endQuestion', { name: account.displayName, count: sessions })}
            okText={t('end')}
            cancelText={t('keep')}
            okButtonProps={{ danger: true }}
            onConfirm={() => end.mutate()}
          >
            <Button danger loading={end.isPending}>
              {t('end')}
            </Button>
          </Popconfirm>
        </>
      )}
      {secondFactor && (
        <Popconfirm
          title={t('resetQuestion', { name: account.displayName })}
          okText={t('reset')}
          cancelText={t('keep')}
          okButtonProps={{ danger: true }}
          onConfirm={() => reset.mutate()}
        >
          <Button danger loading={reset.isPending}>
            {t('reset')}
          </Button>
        </Popconfirm>
      )}
      {open && sessions > 0 && <SessionsOf accountId={account.id} />}
    </li>
  );
}

function SessionsOf({ accountId }: { accountId: string }) {
  const cache = useQueryClient();
  const sessions = useQuery({
    queryKey: [...KEY, 'sessions', accountId],
    queryFn: () => client.accountSecurity.sessions({ params: { accountId } }),
  });
  const end = useMutation({
    mutationFn: (id: string) => client.accountSecurity.endSession({ params: { accountId, id } }),
    onSuccess: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <div className="security-inner">
      <Fault error={end.error ?? sessions.error} />
      {sessions.isLoading && <LoadingView />}
      {sessions.data !== undefined && <SessionList sessions={sessions.data.items} onEnd={({ id }) => end.mutate(id)} />}
    </div>
  );
}
