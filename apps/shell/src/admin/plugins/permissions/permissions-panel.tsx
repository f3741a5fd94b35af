import type { Plugin } from '@yige/contracts';
import { LoadingView, Panel, StateView, useMessages } from '@yige/ui';
import { ReadFailed } from '../../../states/could-not-start.js';
import { useAsks, useOffices } from '../plugin-queries.js';
import { askGroups } from './ask-groups.js';
import { AskRow } from './ask-row.js';
import { GrantButton } from './grant-button.js';
import { permissionMessages } from './permission-messages.js';
import './permissions.css';

/** What a plugin may do and wants to do; decided by the security administrator alone. */
export function PermissionsPanel({ plugin }: { plugin: Plugin }) {
  const t = useMessages(permissionMessages);
  const { decides } = useOffices();
  const { data, isLoading, refetch } = useAsks(plugin.id);
  const groups = askGroups(data?.items ?? []);
  const open = groups.filter(({ state }) => state === 'asked');
  return (
    <Panel
      title={t('title')}
      flush
      {...(open.length === 0
        ? {}
        : { extra: <span className="plugin-fresh">{t('fresh', { count: open.length })}</span> })}
    >
      {isLoading && <LoadingView />}
      {data === undefined && !isLoading && <ReadFailed onRetry={() => void refetch()} />}
      {data !== undefined && groups.length === 0 && <StateView kind="empty" title={t('none')} />}
      <ul className="plugin-asks">
        {groups.map((group) => (
          <AskRow key={`${group.state} ${group.kind} ${group.permission}`} plugin={plugin} group={group} />
        ))}
      </ul>
      {decides && open.length > 1 && (
        <div className="plugin-asks-all">
          <GrantButton plugin={plugin} asks={open.flatMap(({ asks }) => asks)} primary>
            {t('grantAll', { count: open.length })}
          </GrantButton>
        </div>
      )}
    </Panel>
  );
}
