import { Panel, useLocalized, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import { usePortal } from '../app/portal.js';
import { frameMessages } from './frame-messages.js';
import { useAccountActions } from './use-account-actions.js';

/** Oneself: posts, language, appearance, the way out. */
export default function MyPage() {
  const t = useMessages(frameMessages);
  const localized = useLocalized();
  const { account, posts } = usePortal();
  const { actions, appearance } = useAccountActions();
  return (
    <div className="yige-page">
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
    </div>
  );
}
