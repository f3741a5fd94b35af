import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Plugin } from '@yige/contracts';
import {
  BureauCell,
  defineMessages,
  LoadingView,
  StateView,
  StatusChip,
  useFormat,
  useLocalized,
  useMessages,
} from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';

const messages = defineMessages({
  'zh-CN': {
    title: '插件',
    count: '{count} 个',
    none: '还没有插件',
    noneHint: '部门的插件在启动时登记，或由系统管理员通过接口登记。',
    reachable: '运行正常',
    unreachable: '连不上',
    unknown: '还没有问过',
    lastReachable: '上次正常 {time}',
    enabled: '在用 {version}',
    disabled: '已停用',
    disable: '停用',
    enable: '启用 {version}',
    disableQuestion: '停用{name}？它的页面、面板和表单会从所有人的平台消失，数据保留。',
    keep: '不停用',
    failed: '没有改成：{reason}',
  },
  en: {
    title: 'Plugins',
    count: '{count}',
    none: 'There are no plugins yet',
    noneHint: 'Plugins are registered at start, or by a system administrator through the API.',
    reachable: 'Running',
    unreachable: 'Not reachable',
    unknown: 'Not asked yet',
    lastReachable: 'last all right {time}',
    enabled: '{version} in use',
    disabled: 'Disabled',
    disable: 'Disable',
    enable: 'Enable {version}',
    disableQuestion: 'Disable {name}? Its pages, panels and forms disappear from everybody’s portal; its data stays.',
    keep: 'Keep it',
    failed: 'Not changed: {reason}',
  },
});

/** The plugins as the system administrator sees them: which version is in use, and whether its server answers. */
export default function PluginsPage() {
  const t = useMessages(messages);
  const plugins = useQuery({
    queryKey: ['plugins'],
    queryFn: () => client.plugins.list({ query: { limit: 200 } }),
    refetchInterval: 5_000,
  });
  if (plugins.isLoading) return <LoadingView />;
  if (plugins.data === undefined) return <ReadFailed onRetry={() => void plugins.refetch()} />;
  const { items } = plugins.data;
  return (
    <div className="yige-page">
      <h1>
        {t('title')} <small className="yige-quiet">{t('count', { count: items.length })}</small>
      </h1>
      {items.length === 0 && <StateView kind="empty" title={t('none')} description={t('noneHint')} />}
      <ul className="plugin-list">
        {items.map((plugin) => (
          <PluginRow key={plugin.id} plugin={plugin} />
        ))}
      </ul>
    </div>
  );
}

function PluginRow({ plugin }: { plugin: Plugin }) {
  const t = useMessages(messages);
  const localized = useLocalized();
  const format = useFormat();
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: (enabledVersion: string | null) =>
      client.plugins.update({ params: { id: plugin.id }, body: { enabledVersion } }),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ['plugins'] }),
        cache.invalidateQueries({ queryKey: ['portal'] }),
      ]),
  });
  const name = localized(plugin.name);
  const newest = plugin.versions.at(-1)?.version;
  return (
    <li>
      <BureauCell glyph={plugin.glyph} color={plugin.color} size="lg" />
      <div>
        <strong>{name}</strong> <span className="yige-quiet">{plugin.id}</span>
        <div className="yige-quiet">
          {localized(plugin.bureau)} ·{' '}
          {plugin.enabledVersion === null ? t('disabled') : t('enabled', { version: plugin.enabledVersion })}
          {plugin.lastReachableAt !== null &&
            ` · ${t('lastReachable', { time: format.dateTime(plugin.lastReachableAt) })}`}
        </div>
        {change.error !== null && <div role="alert">{t('failed', { reason: change.error.message })}</div>}
      </div>
      {plugin.reachable === null ? (
        <span className="yige-quiet">{t('unknown')}</span>
      ) : (
        <StatusChip
          status={plugin.reachable ? 'closed' : 'blocked'}
          label={t(plugin.reachable ? 'reachable' : 'unreachable')}
        />
      )}
      {plugin.enabledVersion === null && newest !== undefined && (
        <Button loading={change.isPending} onClick={() => change.mutate(newest)}>
          {t('enable', { version: newest })}
        </Button>
      )}
      {plugin.enabledVersion !== null && (
        <Popconfirm
          title={t('disableQuestion', { name })}
          okText={t('disable')}
          cancelText={t('keep')}
          okButtonProps={{ danger: true }}
          onConfirm={() => change.mutate(null)}
        >
          <Button danger loading={change.isPending}>
            {t('disable')}
          </Button>
        </Popconfirm>
      )}
    </li>
  );
}
