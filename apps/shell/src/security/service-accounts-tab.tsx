import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { coreServiceGrantSchema, type ServiceAccount, type ServiceCredentials } from '@yige/contracts';
import { LoadingView, Panel, StateView, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { useState } from 'react';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Fault } from './fault.js';
import { NewServiceAccount } from './new-service-account.js';
import { usePluginPermissions } from './plugin-permissions.js';
import { serviceAccountMessages } from './service-account-messages.js';
import { ServiceSecret } from './service-secret.js';

const KEY = ['service-accounts'];

export function ServiceAccountsTab() {
  const t = useMessages(serviceAccountMessages);
  const cache = useQueryClient();
  const [creating, setCreating] = useState(false);
  const [credentials, setCredentials] = useState<ServiceCredentials | null>(null);
  const accounts = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => client.serviceAccounts.list({ query: pageParam === '' ? {} : { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const shown = (made: ServiceCredentials) => {
    setCreating(false);
    setCredentials(made);
    void cache.invalidateQueries({ queryKey: KEY });
  };
  const items = accounts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('title')}
      hint={t('hint')}
      flush
      extra={
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('create')}
        </Button>
      }
    >
      {accounts.isLoading && <LoadingView />}
      {accounts.isError && <ReadFailed onRetry={() => void accounts.refetch()} />}
      {accounts.data !== undefined && items.length === 0 && (
        <StateView kind="empty" title={t('none')} description={t('noneHint')} />
      )}
      <ul className="yige-cards security-sessions">
        {items.map((account) => (
          <AccountRow key={account.id} account={account} onSecret={shown} />
        ))}
      </ul>
      {accounts.hasNextPage && (
        <div className="security-more">
          <Button loading={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {creating && <NewServiceAccount onMade={shown} onCancel={() => setCreating(false)} />}
      {credentials !== null && <ServiceSecret credentials={credentials} onDone={() => setCredentials(null)} />}
    </Panel>
  );
}

interface AccountRowProps {
  account: ServiceAccount;
  onSecret: (credentials: ServiceCredentials) => void;
}

function AccountRow({ account, onSecret }: AccountRowProps) {
  const t = useMessages(serviceAccountMessages);
  const format = useFormat();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const { id, name, clientId, grants, units, disabled, secrets } = account;
  const ofPlugins = usePluginPermissions();
  const titleOf = (grant: string) => {
    const reading = coreServiceGrantSchema.safeParse(grant);
    return reading.success ? t(reading.data) : ofPlugins.titleOf(grant);
  };
  const renew = useMutation({
    mutationFn: () => client.serviceAccounts.renewSecret({ params: { id }, body: {} }),
    onSuccess: onSecret,
  });
  const update = useMutation({
    mutationFn: (next: boolean) => client.serviceAccounts.update({ params: { id }, body: { disabled: next } }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: KEY });
      announce(t('done'));
    },
  });
  return (
    <li>
      <div>
        <strong>{name}</strong> {disabled && <span className="yige-quiet">{t('disabled')}</span>}
        <div className="yige-quiet">
          {format.list(units.map((unit) => unit.name))} · {format.list(grants.map(titleOf))} ·{' '}
          {t('secrets', { count: secrets.length })}
        </div>
        <code className="security-secret">{clientId}</code>
        <Fault error={renew.error ?? update.error} />
      </div>
      <Popconfirm
        title={t('renewQuestion', { name })}
        okText={t('renew')}
        cancelText={t('keep')}
        onConfirm={() => renew.mutate()}
      >
        <Button loading={renew.isPending}>{t('renew')}</Button>
      </Popconfirm>
      {disabled ? (
        <Button loading={update.isPending} onClick={() => update.mutate(false)}>
          {t('enable')}
        </Button>
      ) : (
        <Popconfirm
          title={t('disableQuestion', { name })}
          okText={t('disable')}
          cancelText={t('keep')}
          okButtonProps={{ danger: true }}
          onConfirm={() => update.mutate(true)}
        >
          <Button danger loading={update.isPending}>
            {t('disable')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
