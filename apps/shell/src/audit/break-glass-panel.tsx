import { useQuery } from '@tanstack/react-query';
import type { BreakGlass } from '@yige/contracts';
import { defineMessages, LoadingView, Panel, StatusChip, useFormat, useLocalized, useMessages } from '@yige/ui';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';

const messages = defineMessages({
  'zh-CN': {
    title: '紧急临时授权',
    none: '还没有人用过',
    running: '正在进行，到 {time}',
    ended: '{begun} 至 {ended}',
    line: '{name}：{permission}，{unit}',
    gone: '已撤销的单位',
    uses: '用了 {count} 次',
  },
  en: {
    title: 'Emergency access',
    none: 'Nobody has used it',
    running: 'lasts until {time}',
    ended: '{begun} to {ended}',
    line: '{name}: {permission}, {unit}',
    gone: 'a unit that no longer exists',
    uses: '{count, plural, one {used once} other {used # times}}',
  },
});

/** How often the list is read anew, in milliseconds: who breaks the glass is seen while it is broken. */
const REFRESH = 10_000;
const SHOWN = 5;

export function BreakGlassPanel() {
  const t = useMessages(messages);
  const list = useQuery({
    queryKey: ['breakGlass', 'list'],
    refetchInterval: REFRESH,
    queryFn: ({ signal }) => client.breakGlass.list({ query: { limit: SHOWN }, signal }),
  });
  return (
    <Panel title={t('title')}>
      {list.isLoading && <LoadingView />}
      {list.error !== null && list.data === undefined && <ReadFailed onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <p className="audit-line yige-quiet">{t('none')}</p>}
      <ul className="yige-plain-list">
        {list.data?.items.map((access) => (
          <li key={access.id}>
            <AccessLine access={access} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function AccessLine({ access }: { access: BreakGlass }) {
  const t = useMessages(messages);
  const localized = useLocalized();
  const format = useFormat();
  const { account, title, unit, reason, begunAt, until, endedAt, uses } = access;
  const lasts = endedAt === null && new Date(until) > new Date();
  return (
    <>
      {lasts && <StatusChip status="dueSoon" label={t('running', { time: format.time(until) })} />}{' '}
      {t('line', { name: account.name, permission: localized(title), unit: unit?.name ?? t('gone') })}
      <div className="yige-quiet">
        {!lasts && `${t('ended', { begun: format.dateTime(begunAt), ended: format.time(endedAt ?? until) })} · `}
        {reason} · {t('uses', { count: uses })}
      </div>
    </>
  );
}
