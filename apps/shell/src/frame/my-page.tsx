import { corePermissions } from '@yige/contracts';
import { defineMessages, Panel, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { useState } from 'react';
import { AbsencePanel } from '../absences/absence-panel.js';
import { usePortal } from '../app/portal.js';
import { MySessionsPanel } from '../security/my-sessions-panel.js';
import { PasswordForm } from '../security/password-form.js';
import { SecondFactorPanel } from '../security/second-factor-panel.js';
import { frameMessages } from './frame-messages.js';
import { useAccountActions } from './use-account-actions.js';

const messages = defineMessages({
  'zh-CN': {
    password: '密码',
    change: '换密码',
    changed: '密码换好了，您在其他设备上的登录已经结束。',
    passwordHint: '觉得别人可能知道了，就换一个。',
    display: '语言和外观',
  },
  en: {
    password: 'Password',
    change: 'Change it',
    changed: 'The password is changed; your logins on other devices have ended.',
    passwordHint: 'Change it when somebody else may know it.',
    display: 'Language and appearance',
  },
});

/** Oneself: posts, password, second factor, logins, language, appearance, the way out. */
export default function MyPage() {
  const t = useMessages(frameMessages);
  const own = useMessages(messages);
  const localized = useLocalized();
  const { account, posts, permissions } = usePortal();
  const { actions, appearance } = useAccountActions();
  return (
    <div className="yige-page my-page">
      <h1>{account.displayName}</h1>
      <Panel title={t('account')} hint={account.username}>
        <ul className="yige-plain-list">
          {posts.map(({ id, title, community, unit }) => (
            <li key={id}>
              {localized(title)} · {community ?? ''} {unit.name}
            </li>
          ))}
        </ul>
      </Panel>
      {permissions.includes(corePermissions.taskAct) && <AbsencePanel />}
      <PasswordPanel />
      <SecondFactorPanel />
      <MySessionsPanel />
      <Panel title={own('display')}>
        <div className="my-actions">
          {actions.map(({ key, label, run }) => (
            <Button
              key={key}
              block
              danger={key === 'logOut'}
              type={key === appearance ? 'primary' : 'default'}
              onClick={run}
            >
              {label}
            </Button>
          ))}
        </div>
      </Panel>
    </div>
  );
}

function PasswordPanel() {
  const t = useMessages(messages);
  const [state, setState] = useState<'closed' | 'open' | 'changed'>('closed');
  return (
    <Panel title={t('password')}>
      {state === 'open' ? (
        <PasswordForm current={null} onChanged={() => setState('changed')} />
      ) : (
        <div className="security-form">
          <p role="status">{t(state === 'changed' ? 'changed' : 'passwordHint')}</p>
          <div className="security-actions">
            <Button onClick={() => setState('open')}>{t('change')}</Button>
          </div>
        </div>
      )}
    </Panel>
  );
}
