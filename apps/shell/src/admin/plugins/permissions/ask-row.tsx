import { type Plugin, permissionTitles, roleTitles } from '@yige/contracts';
import { Icon, type IconName, useFormat, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useActorName } from '../../actor-name.js';
import { useOffices } from '../plugin-queries.js';
import type { AskGroup } from './ask-groups.js';
import { GrantButton } from './grant-button.js';
import { PassDialog } from './pass-dialog.js';
import { permissionMessages } from './permission-messages.js';
import { RefuseDialog } from './refuse-dialog.js';

const icons: Record<AskGroup['state'], IconName> = { asked: 'alert', granted: 'tick', refused: 'close' };
const coreTitles = new Map<string, { 'zh-CN': string; en: string }>(Object.entries(permissionTitles));

/** One thing that a plugin does or wants to do, for whom, and what was decided by whom. */
export function AskRow({ plugin, group }: { plugin: Plugin; group: AskGroup }) {
  const t = useMessages(permissionMessages);
  const format = useFormat();
  const localized = useLocalized();
  const nameOf = useActorName();
  const { installs, decides } = useOffices();
  const [dialog, setDialog] = useState<'refuse' | 'pass' | null>(null);
  const { state, permission, roles, version, kind } = group;
  const known = group.title ?? coreTitles.get(permission);
  const title = known === undefined ? permission : localized(known);
  const [first] = group.asks;
  const forWhom =
    kind === 'server'
      ? t('forServer')
      : t('forRoles', { roles: format.list(roles.map((role) => localized(roleTitles[role]))) });
  const decided =
    first === undefined || first.decidedBy === null || first.decidedAt === null
      ? t('byInstallation')
      : t('decided', { name: nameOf(first.decidedBy), day: format.date(first.decidedAt) });
  return (
    <li data-state={state}>
      <Icon name={icons[state]} size={16} />
      <div>
        {state === 'asked' ? <strong>{title}</strong> : title}
        <small>{forWhom}</small>
        <small>
          {state === 'asked' && t(decides ? 'askedMine' : 'asked', { version })}
          {state === 'granted' && decided}
          {state === 'refused' && `${t('refused')} · ${decided}`}
        </small>
        <div className="plugin-actions">
          {decides && state !== 'granted' && (
            <GrantButton plugin={plugin} asks={group.asks}>
              {t('grant')}
            </GrantButton>
          )}
          {decides && state !== 'refused' && (
            <Button onClick={() => setDialog('refuse')}>{t(state === 'granted' ? 'takeBack' : 'refuse')}</Button>
          )}
          {installs && !decides && state === 'asked' && <Button onClick={() => setDialog('pass')}>{t('pass')}</Button>}
        </div>
      </div>
      {dialog === 'refuse' && (
        <RefuseDialog plugin={plugin} group={group} title={title} onClose={() => setDialog(null)} />
      )}
      {dialog === 'pass' && <PassDialog plugin={plugin} onClose={() => setDialog(null)} />}
    </li>
  );
}
